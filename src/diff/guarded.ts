/** What a change does that guards look at: one entry for each thing, with the refs by which a guard finds it. */

import { nounOf } from "../aws/resource-words";
import type { SourceRange } from "../diagnostics/source";
import type { GuardedKind } from "../model/guard";
import { isExport } from "./losses";
import type { Differences } from "./review";

export interface Guarded {
  readonly kind: GuardedKind;
  /** How it is named to people: a ref, or for a flow both ends. */
  readonly what: string;
  /** Refs and labels by which it is found; of these, one has to be where the guard is. */
  readonly places: readonly string[];
  /** The noun of what is replaced or destroyed, `nat-gateway`. */
  readonly noun?: string;
  /** What the cost rises by in a month. */
  readonly amount?: number;
  /** In the new version; absent for what only the version before has. */
  readonly at?: SourceRange;
}

export function guardedThings(differences: Differences): Guarded[] {
  return [resources, addresses, flows, groups, others].flatMap((find) => find(differences));
}

/** What may be replaced counts as replaced. */
function resources({ resources: changes }: Differences): Guarded[] {
  return changes
    .filter((change) => !isExport(change))
    .flatMap(({ action, mayReplace, ref, type, at }): Guarded[] => {
      const kind =
        action === "delete" ? "destroy" : action === "replace" || mayReplace ? "replace" : undefined;
      return kind
        ? [{ kind, what: ref, places: [ref], noun: nounOf(type), ...(at && kind === "replace" && { at }) }]
        : [];
    });
}

const LEDGER = { moved: "move-address", released: "release-address", freed: "free-address" } as const;

function addresses({ ledger }: Differences): Guarded[] {
  return ledger.flatMap(({ kind, ref, formerRef, at }): Guarded[] => {
    const guarded = LEDGER[kind as keyof typeof LEDGER];
    const places = formerRef === undefined ? [ref] : [ref, formerRef];
    return guarded ? [{ kind: guarded, what: ref, places, ...(at && kind === "moved" && { at }) }] : [];
  });
}

function flows({ reachability }: Differences): Guarded[] {
  return reachability.map(
    ({ change, from, to, trace }): Guarded => ({
      kind: change === "opened" ? "open-flow" : "close-flow",
      what: `${from} to ${to}`,
      places: [from, to].flatMap((label) => label.split(", ")),
      ...(trace.at && change === "opened" && { at: trace.at }),
    }),
  );
}

function groups({ admissions }: Differences): Guarded[] {
  return admissions
    .filter(({ extent, gained }) => extent !== "narrower" && gained.length > 0)
    .map(
      ({ group, at }): Guarded => ({ kind: "widen-group", what: group, places: [group], ...(at && { at }) }),
    );
}

function others({ stacks, cost }: Differences): Guarded[] {
  const removed = stacks
    .filter(({ kind }) => kind === "removed")
    .map(
      ({ name, account, region }): Guarded => ({
        kind: "remove-stack",
        what: name,
        places: [`${account.name}/${region}`],
      }),
    );
  if (cost.monthly <= 0) return removed;
  const [dearest] = cost.changes;
  const what = `${cost.monthly.toFixed(2)} ${cost.currency}`;
  const raised: Guarded = { kind: "raise-cost", what, places: [], amount: cost.monthly };
  return [...removed, dearest?.at ? { ...raised, at: dearest.at } : raised];
}
