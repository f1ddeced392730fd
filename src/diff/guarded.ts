/** What a change does that guards look at: one entry for each thing, with the refs by which a guard finds it. */
import { nounOf } from "../aws/resource-words";
import type { CheckChange } from "./check-change";
import type { Differences } from "./differences";
import { guardedGroups } from "./guarded-groups";
import type { Guarded } from "./guarded-thing";
import { isExport } from "./losses";
import { isAtOrBelow, type Predecessors } from "./predecessors";

/** `predecessors` tell what is destroyed and made again under another name: no new name takes it out from under a guard. */
export function guardedThings(differences: Differences, predecessors: Predecessors): Guarded[] {
  return [
    ...resources(differences),
    ...replacedUnderAnotherName(differences, predecessors),
    ...addresses(differences),
    ...movedUnderAnotherName(differences, predecessors),
    ...flows(differences),
    ...interruptions(differences),
    ...guardedGroups(differences, predecessors),
    ...trust(differences),
    ...differences.checks.flatMap(check),
    ...others(differences),
  ];
}

/** What may be replaced counts as replaced. */
function resources({ resources: changes }: Differences): Guarded[] {
  return changes
    .filter((change) => !isExport(change))
    .flatMap(({ action, mayReplace, ref, type, at }): Guarded[] => {
      const kind =
        action === "delete" ? "destroy" : action === "replace" || mayReplace ? "replace" : undefined;
      return kind
        ? [{ kind, what: ref, ends: [[ref]], noun: nounOf(type), ...(at && kind === "replace" && { at }) }]
        : [];
    });
}

/** What goes while one of its type takes its place is replaced, whatever it is called. */
function replacedUnderAnotherName(
  { resources: changes }: Differences,
  predecessors: Predecessors,
): Guarded[] {
  return changes
    .filter((change) => change.action === "create" && !isExport(change))
    .flatMap((created) =>
      predecessors.of(created).map(
        ({ ref, type }): Guarded => ({
          kind: "replace",
          what: ref,
          ends: [[ref], [created.ref]],
          noun: nounOf(type),
          ...(created.at && { at: created.at }),
        }),
      ),
    );
}

const LEDGER = {
  moved: ["move-address", "release-address"],
  released: ["release-address"],
  freed: ["free-address"],
} as const;

/** An address that moves is given back where it was. */
function addresses({ ledger }: Differences): Guarded[] {
  return ledger.flatMap(({ kind, ref, formerRef, at }): Guarded[] => {
    const kinds = LEDGER[kind as keyof typeof LEDGER] ?? [];
    const ends = formerRef === undefined ? [[ref]] : [[ref], [formerRef]];
    return kinds.map((guarded) => ({
      kind: guarded,
      what: ref,
      ends,
      ...(at && kind === "moved" && { at }),
    }));
  });
}

/** A released address beside a new one of the same sort, in the same place, may be one that moved. */
function movedUnderAnotherName({ ledger }: Differences, { whereabouts }: Predecessors): Guarded[] {
  const released = ledger.filter(({ kind }) => kind === "released");
  if (released.length === 0) return [];
  const fresh = ledger.filter(({ kind }) => kind === "new");
  return fresh.flatMap(({ ref, at }) => {
    const gone = whereabouts().formerlyOf(ref);
    return released
      .filter(
        (entry) => sortOf(entry.ref) === sortOf(ref) && gone.some((place) => isAtOrBelow(entry.ref, place)),
      )
      .map(
        (entry): Guarded => ({
          kind: "move-address",
          what: entry.ref,
          ends: [[entry.ref], [ref]],
          ...(at && { at }),
        }),
      );
  });
}

/** Pools, VPCs, secondary CIDRs and subnets have refs of different forms. */
function sortOf(ref: string): string {
  const parts = ref.split("/");
  return parts[0] === "pool" ? "pool" : `${parts.length} ${parts[3] === "secondary"}`;
}

function flows({ reachability }: Differences): Guarded[] {
  return reachability.map(
    ({ change, from, to, sources: [at], subnetsOf }): Guarded => ({
      kind: change === "opened" ? "open-flow" : "close-flow",
      what: `${from} to ${to}`,
      ends: [subnetsOf("from"), subnetsOf("to")],
      ...(at && change === "opened" && { at }),
    }),
  );
}

/** What is open on the way is opened, if not for long. */
function interruptions({ way }: Differences): Guarded[] {
  return way.interruptions.map(
    ({ kind, from, to, subnetsOf }): Guarded => ({
      kind: kind === "cut" ? "interrupt" : "open-flow",
      what: `${from} to ${to}`,
      ends: [subnetsOf("from"), subnetsOf("to")],
    }),
  );
}

function trust({ trust: changes }: Differences): Guarded[] {
  return changes.map(
    ({ kind, who, now, refs, at }): Guarded => ({
      kind,
      what: `${who} ${now} ${refs[0]}`,
      ends: [refs],
      // What is so for an account is so for everything in it.
      ...(refs.some((ref) => !ref.includes("/")) && { about: refs }),
      ...(at && { at }),
    }),
  );
}

/** An override is the written way round a guard, so that writing one is no weaker check that would need another. */
function check({ what, weaker, subject, places, at }: CheckChange): Guarded[] {
  if (!weaker || subject === "override") return [];
  const where = places.length > 0 ? { about: places } : { everywhere: true };
  return [{ kind: "weaken-check", what, ends: [], ...where, ...(at && { at }) }];
}
function others({ stacks, cost }: Differences): Guarded[] {
  const removed = stacks
    .filter(({ kind }) => kind === "removed")
    .map(
      ({ name, account, region }): Guarded => ({
        kind: "remove-stack",
        what: name,
        ends: [],
        about: [`${account.name}/${region}`],
      }),
    );
  if (cost.monthly <= 0) return removed;
  const [dearest] = cost.changes;
  const what = `${cost.monthly.toFixed(2)} ${cost.currency}`;
  const raised: Guarded = { kind: "raise-cost", what, ends: [], amount: cost.monthly };
  return [...removed, dearest?.at ? { ...raised, at: dearest.at } : raised];
}
