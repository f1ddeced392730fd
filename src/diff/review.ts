/** What a change does: resources, stacks, addresses and reachability of two versions held against each other. */
import type { PriceTable } from "../aws/prices";
import { type DeltaEntry, reachabilityDelta } from "../verify/delta";
import { ACTIONS } from "./action";
import { type Admission, admissionsOf } from "./admissions";
import { withConsequences } from "./cascade";
import { withContainers } from "./containers";
import { type CostDelta, costDelta } from "./cost";
import { Emission } from "./emission";
import { type ForgottenRename, forgottenRenames } from "./forgotten-renames";
import { type GuardedChange, guardedChanges, guardsOfBoth } from "./guards";
import { type LedgerEntry, ledgerBetween } from "./ledger";
import { type QuotaUse, quotaChanges } from "./quotas";
import { namesNow } from "./renames";
import type { ResourceChange } from "./resource-change";
import { ResourceDiff } from "./resources";
import { type SettingChange, settingChanges } from "./settings";
import type { StackChange } from "./stack-change";
import { stackChanges } from "./stacks";
import { disagreements, type PlanDisagreement, type TerraformPlan } from "./terraform-plan";
import type { Version } from "./version";

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
  const differences = compare(before, after, prices);
  const accounts = [...before.plan.accounts, ...after.plan.accounts];
  const guards = guardsOfBoth(before.guards, after.guards);
  return {
    ...differences,
    guards: guardedChanges(differences, guards, { accounts, today }),
    ...(plans.length > 0 && {
      terraform: { plans: plans.length, disagreements: disagreements(plans, differences.resources) },
    }),
  };
}

/** What Terraform would do, without a look at what that means. */
export interface StackDifferences {
  /** From the most to the least serious, then by stack and address. */
  readonly resources: readonly ResourceChange[];
  /** In the order in which they are applied; those that are removed come last. */
  readonly stacks: readonly StackChange[];
  readonly settings: readonly SettingChange[];
}

export function stackDifferences(before: Version, after: Version): StackDifferences {
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
    resources,
    stacks: stackChanges(before.plan.stacks, after.plan.stacks, was, is, touched),
    settings,
  };
}

function compare(before: Version, after: Version, prices: PriceTable): Differences {
  const differences = stackDifferences(before, after);
  const { resources, stacks } = differences;
  const ledger = ledgerBetween(
    { lock: before.lock, addresses: before.plan.addresses },
    { lock: after.lock, addresses: after.plan.addresses },
    after.renames,
  );
  return {
    organization: after.plan.organization.name,
    ...differences,
    ledger,
    forgottenRenames: forgottenRenames(ledger, stacks),
    admissions: admissionsOf(resources),
    cost: costDelta(before.plan.stacks, after.plan.stacks, prices),
    quotas: quotaChanges(before.plan.stacks, after.plan.stacks, after.raisedQuotas),
    reachability: resources.some(mayMoveTraffic) ? reachabilityBetween(before, after) : [],
  };
}

/** Tags and addresses in the state are nothing to a packet. */
function mayMoveTraffic({ action, arguments: changed }: ResourceChange): boolean {
  if (action === "update") return changed.some(({ path }) => !/^tags(?:\.|$)/.test(path));
  return action !== "move";
}

function reachabilityBetween(before: Version, after: Version): readonly DeltaEntry[] {
  const name = namesNow(after.renames);
  return reachabilityDelta(before.network(), after.network(), after.directory, name);
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
