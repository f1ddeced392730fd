/** What a change does: resources, stacks, addresses and reachability of two versions held against each other. */
import type { PriceTable } from "../aws/prices";
import { type DeltaEntry, reachabilityDelta } from "../verify/delta";
import { originOf } from "../verify/terraform/stack";
import type { Directory } from "../verify/world/directory";
import { ACTIONS } from "./action";
import { type Admission, admissionsOf } from "./admissions";
import { withConsequences } from "./cascade";
import { type CheckChange, checkChanges } from "./checks";
import { withContainers } from "./containers";
import { type CostDelta, costDelta } from "./cost";
import { Emission } from "./emission";
import { type ForgottenRename, forgottenRenames } from "./forgotten-renames";
import { guardedThings } from "./guarded";
import { type GuardedChange, guardedChanges, guardsOfBoth } from "./guards";
import { type LedgerEntry, ledgerBetween } from "./ledger";
import { type NeighbourChange, neighbourChanges } from "./neighbours";
import { Predecessors } from "./predecessors";
import { type QuotaUse, quotaChanges } from "./quotas";
import { namesNow } from "./renames";
import type { ResourceChange } from "./resource-change";
import { ResourceDiff, resourcesOf } from "./resources";
import { type SettingChange, settingChanges } from "./settings";
import type { StackChange } from "./stack-change";
import { stackChanges } from "./stacks";
import { disagreements, type PlanDisagreement, type TerraformPlan } from "./terraform-plan";
import type { TrustChange } from "./trust/change";
import { trustChanges } from "./trust/trust";
import type { Version } from "./version";
import { Whereabouts } from "./whereabouts";

export interface Review extends Differences {
  /** What guards have to say about it. */
  readonly guards: readonly GuardedChange[];
  /** Where Terraform's own plans say otherwise; absent when none was given. */
  readonly terraform?: { readonly plans: number; readonly disagreements: readonly PlanDisagreement[] };
}

/** What differs, before anybody asks whether it may. */
export interface Differences extends StackDifferences {
  readonly organization: string;
  readonly ledger: readonly LedgerEntry[];
  /** Declaring these would keep addresses and what is built on them. */
  readonly forgottenRenames: readonly ForgottenRename[];
  readonly admissions: readonly Admission[];
  readonly reachability: readonly DeltaEntry[];
  readonly cost: CostDelta;
  /** Those that the change uses more of, the tightest first. */
  readonly quotas: readonly QuotaUse[];
  /** Who is admitted, or believed, that was not. */
  readonly trust: readonly TrustChange[];
  /** What networks outside AWS are told otherwise than before. */
  readonly neighbours: readonly NeighbourChange[];
  /** Guards, expectations and restrictions that come, go or change. */
  readonly checks: readonly CheckChange[];
}

/** What a review needs beside the two versions. */
export interface ReviewSettings {
  readonly prices: PriceTable;
  /** The day it is, `2026-11-23`, for overrides of guards that expire. */
  readonly today: string;
  readonly terraformPlans?: readonly TerraformPlan[];
}

export function reviewChange(before: Version, after: Version, settings: ReviewSettings): Review {
  const { prices, today, terraformPlans: plans = [] } = settings;
  const { predecessors, ...differences } = compare(before, after, { prices, today });
  const guards = guardsOfBoth(before.checks.guards, after.checks.guards);
  return {
    ...differences,
    guards:
      guards.length === 0
        ? []
        : guardedChanges(guardedThings(differences, predecessors), guards, predecessors.whereabouts(), today),
    ...(plans.length > 0 && {
      terraform: { plans: plans.length, disagreements: disagreements(plans, differences.resources) },
    }),
  };
}

/** What is there in each version; of stacks that are the same in both, only what has an address. */
function whereaboutsOf(
  before: Version,
  after: Version,
  { before: was, after: is }: ResourceDiff,
): Whereabouts {
  const states = differingStates(before, after, was, is);
  const inhabitants = ({ plan }: Version, emission: Emission) => ({
    accounts: plan.accounts,
    refs: [
      ...plan.addresses.map(({ ref }) => ref),
      ...states.flatMap((state) =>
        resourcesOf(emission.byState.get(state)).map((block) => originOf(block).ref),
      ),
    ],
  });
  return new Whereabouts(inhabitants(before, was), inhabitants(after, is), after.renames);
}

/** What Terraform would do, without a look at what that means. */
export interface StackDifferences {
  /** From the most to the least serious, then by stack and address. */
  readonly resources: readonly ResourceChange[];
  /** In the order in which they are applied; those that are removed come last. */
  readonly stacks: readonly StackChange[];
  readonly settings: readonly SettingChange[];
}

export function stackDifferences(
  before: Version,
  after: Version,
): StackDifferences & { readonly diff: ResourceDiff } {
  const [was, is] = [new Emission(before.stacks), new Emission(after.stacks)];
  const diff = new ResourceDiff(was, is);
  const direct = differingStates(before, after, was, is).flatMap((state) => diff.changesOf(state));
  const resources = withContainers(withConsequences(direct, was, is)).sort(compareChanges);
  const settings = settingChanges(was, is);
  const touched = new Set([
    ...resources.map(({ stack }) => stack),
    ...settings.flatMap(({ stacks }) => stacks),
  ]);
  return {
    diff,
    resources,
    stacks: stackChanges(before.plan.stacks, after.plan.stacks, was, is, touched),
    settings,
  };
}

function compare(
  before: Version,
  after: Version,
  { prices, today }: Pick<ReviewSettings, "prices" | "today">,
): Differences & { readonly predecessors: Predecessors } {
  const { diff, ...differences } = stackDifferences(before, after);
  const { resources, stacks } = differences;
  const predecessors = new Predecessors(
    resources,
    once(() => whereaboutsOf(before, after, diff)),
  );
  const ledger = ledgerBetween(
    { lock: before.lock, addresses: before.plan.addresses },
    { lock: after.lock, addresses: after.plan.addresses },
    after.renames,
  );
  return {
    predecessors,
    organization: after.plan.organization.name,
    ...differences,
    ledger,
    forgottenRenames: forgottenRenames(ledger, stacks),
    admissions: admissionsOf(resources),
    cost: costDelta(before.plan.stacks, after.plan.stacks, prices),
    quotas: quotaChanges(before.plan.stacks, after.plan.stacks, after.raisedQuotas),
    reachability: resources.some(mayMoveTraffic) ? reachabilityBetween(before, after) : [],
    trust: trustChanges({ before, after, diff, resources, predecessors }),
    neighbours: neighbourChanges(before.plan, after.plan),
    checks: checkChanges(
      { checks: before.checks, accounts: before.plan.accounts },
      { checks: after.checks, accounts: after.plan.accounts },
      after.renames,
      today,
    ),
  };
}

/** Tags and addresses in the state are nothing to a packet. */
function mayMoveTraffic({ action, arguments: changed }: ResourceChange): boolean {
  if (action === "update") return changed.some(({ path }) => !/^tags(?:\.|$)/.test(path));
  return action !== "move";
}

function reachabilityBetween(before: Version, after: Version): readonly DeltaEntry[] {
  const name = namesNow(after.renames);
  return reachabilityDelta(before.network(), after.network(), directoryOfBoth(before, after), name);
}

/** What only the version before names is asked about too, so that renaming a range or a service hides no flow. */
export function directoryOfBoth({ directory: before }: Version, { directory: after }: Version): Directory {
  const named = new Set((after.services ?? []).map(({ name }) => name));
  const ranges = new Set(after.external.map(({ cidrs }) => JSON.stringify(cidrs)));
  const names = new Set(after.external.map(({ name }) => name));
  return {
    ...after,
    external: [
      ...after.external,
      ...before.external.filter(({ name, cidrs }) => !names.has(name) && !ranges.has(JSON.stringify(cidrs))),
    ],
    services: [...(after.services ?? []), ...(before.services ?? []).filter(({ name }) => !named.has(name))],
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** States whose stacks are not the same text on both sides: the others need no comparison. */
function differingStates(before: Version, after: Version, was: Emission, is: Emission): string[] {
  const states = [...new Set([...was.byState.keys(), ...is.byState.keys()])];
  return states.filter((state) => {
    const [old, now] = [was.byState.get(state), is.byState.get(state)];
    return !old || !now || before.texts.get(old.name) !== after.texts.get(now.name);
  });
}

function compareChanges(a: ResourceChange, b: ResourceChange): number {
  const byAction = ACTIONS.indexOf(a.action) - ACTIONS.indexOf(b.action);
  if (byAction !== 0) return byAction;
  const [left, right] = [`${a.stack} ${a.address}`, `${b.stack} ${b.address}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
