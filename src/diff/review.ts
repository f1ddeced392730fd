/** What a change does: resources, stacks, addresses and reachability of two versions held against each other. */
import { type DeltaEntry, reachabilityDelta } from "../verify/delta";
import { ACTIONS } from "./action";
import { withConsequences } from "./cascade";
import { Emission } from "./emission";
import { type LedgerEntry, ledgerBetween } from "./ledger";
import { nameNow } from "./renames";
import type { ResourceChange } from "./resource-change";
import { ResourceDiff } from "./resources";
import type { StackChange } from "./stack-change";
import { stackChanges } from "./stacks";
import type { Version } from "./version";

export interface Review {
  readonly organization: string;
  /** From the most to the least serious, then by stack and address. */
  readonly resources: readonly ResourceChange[];
  /** In the order in which they are applied; those that are removed come last. */
  readonly stacks: readonly StackChange[];
  readonly ledger: readonly LedgerEntry[];
  readonly reachability: readonly DeltaEntry[];
}

export function reviewChange(before: Version, after: Version): Review {
  const [was, is] = [new Emission(before.stacks), new Emission(after.stacks)];
  const diff = new ResourceDiff(was, is);
  const direct = differingStates(before, after, was, is).flatMap((state) => diff.changesOf(state));
  const resources = withConsequences(direct, was, is).sort(compareChanges);
  return {
    organization: after.plan.organization.name,
    resources,
    stacks: stackChanges(before.plan.stacks, after.plan.stacks, was, is, resources),
    ledger: ledgerBetween(
      { lock: before.lock, addresses: before.plan.addresses },
      { lock: after.lock, addresses: after.plan.addresses },
      after.renames,
    ),
    reachability:
      resources.length === 0
        ? []
        : reachabilityDelta(before.network, after.network, after.directory, (ref) =>
            nameNow(ref, after.renames),
          ),
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
