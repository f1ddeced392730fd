/** What a change does: resources, stacks, addresses and reachability of two versions held against each other. */
import type { PriceTable } from "../aws/prices";
import type { DeltaEntry } from "../verify/delta";
import { originOf } from "../verify/terraform/stack";
import { ACTIONS } from "./action";
import { admissionsOf } from "./admissions";
import { withConsequences } from "./cascade";
import { checkChanges } from "./checks";
import { withContainers } from "./containers";
import { costDelta } from "./cost";
import type { Differences, StackDifferences } from "./differences";
import { Emission } from "./emission";
import { flowChanges, mayMoveTraffic } from "./flow-change";
import { forgottenRenames } from "./forgotten-renames";
import { guardedThings } from "./guarded";
import { type GuardedChange, guardedChanges, guardsOfBoth } from "./guards";
import { ledgerBetween } from "./ledger";
import { neighbourChanges } from "./neighbours";
import { Predecessors } from "./predecessors";
import { quotaChanges } from "./quotas";
import { reachabilityBetween } from "./reachability";
import type { ResourceChange } from "./resource-change";
import { ResourceDiff, resourcesOf } from "./resources";
import { settingChanges } from "./settings";
import { stackChanges } from "./stacks";
import { disagreements, type PlanDisagreement, type TerraformPlan } from "./terraform-plan";
import { trustChanges } from "./trust/trust";
import type { Version } from "./version";
import { violationsOf } from "./violations";
import type { Way } from "./way";
import { Whereabouts } from "./whereabouts";

/** What a review needs beside the two versions. */
export interface ReviewSettings {
  readonly prices: PriceTable;
  /** The day it is, `2026-11-23`, for overrides of guards that expire. */
  readonly today: string;
  readonly terraformPlans?: readonly TerraformPlan[];
  /** Plans the way from one version to the other; it is given the flows that differ between the two. */
  readonly wayOf: (between: () => readonly DeltaEntry[]) => Way;
}

export function reviewChange(before: Version, after: Version, settings: ReviewSettings): Review {
  const { today, terraformPlans: plans = [] } = settings;
  const { predecessors, ...differences } = compare(before, after, settings);
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
  { prices, today, wayOf }: ReviewSettings,
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
  const flows = resources.some(mayMoveTraffic) ? reachabilityBetween(before, after) : [];
  return {
    predecessors,
    organization: after.plan.organization.name,
    ...differences,
    ledger,
    forgottenRenames: forgottenRenames(ledger, stacks),
    admissions: admissionsOf(resources, (stack, address) => diff.refAt(stack, address)),
    cost: costDelta(before.plan.stacks, after.plan.stacks, prices),
    quotas: quotaChanges(before.plan.stacks, after.plan.stacks, after.raisedQuotas),
    reachability: flowChanges(flows, resources),
    way: wayOf(() => flows),
    trust: trustChanges({ before, after, diff, resources, predecessors }),
    neighbours: neighbourChanges(before.plan, after.plan),
    violations: violationsOf(before, after),
    checks: checkChanges(
      { checks: before.checks, accounts: before.plan.accounts },
      { checks: after.checks, accounts: after.plan.accounts },
      after.renames,
      today,
    ),
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

export interface Review extends Differences {
  /** What guards have to say about it. */
  readonly guards: readonly GuardedChange[];
  /** Where Terraform's own plans say otherwise; absent when none was given. */
  readonly terraform?: { readonly plans: number; readonly disagreements: readonly PlanDisagreement[] };
}
