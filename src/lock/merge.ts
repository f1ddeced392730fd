/**
 * Merges two branches' locks entry by entry, so that the laws hold for the outcome.
 *
 * What both branches agree on, or one alone changed, is taken. An entry that both added differently, or that only
 * theirs has and that meets something theirs does not know of, is left out: it was never on the main line and so is
 * not built yet, and the next plan allocates it anew. What was in the base keeps its prefix whatever happens.
 */
import { formatPrefix, type Prefix, samePrefix } from "../ip/prefix";
import { type Choices, compareText, EMPTY_SCOPE, type Lock, type ScopeLock, type Tombstone } from "./lock";
import { PrefixIndex } from "./prefix-index";

export interface MergeResult {
  readonly lock: Lock;
  /** What was left out, to be allocated anew. */
  readonly dropped: readonly {
    readonly ref: string;
    readonly scope: string;
    readonly prefix: Prefix;
    readonly because: string;
  }[];
}

export function mergeLocks(base: Lock, ours: Lock, theirs: Lock): MergeResult {
  const dropped: MergeResult["dropped"][number][] = [];
  const scopes = new Map<string, ScopeLock>();
  const names = new Set([...base.scopes.keys(), ...ours.scopes.keys(), ...theirs.scopes.keys()]);
  for (const scope of [...names].sort(compareText)) {
    const of = (lock: Lock) => lock.scopes.get(scope) ?? EMPTY_SCOPE;
    const merged = mergeScope(of(base), of(ours), of(theirs), (ref, prefix, because) =>
      dropped.push({ ref, scope, prefix, because }),
    );
    const overlapAllowed = [ours, theirs].some((lock) => of(lock).overlapAllowed);
    scopes.set(scope, { ...merged, overlapAllowed });
  }
  const choices = mergeChoices(base.choices, ours.choices, theirs.choices);
  return { lock: { scopes, choices }, dropped };
}

/** What one branch changed is taken; where both did, ours stays. */
function mergeChoices(
  base: Choices = new Map(),
  ours: Choices = new Map(),
  theirs: Choices = new Map(),
): Choices {
  const merged = new Map<string, Map<string, string>>();
  for (const kind of new Set([...ours.keys(), ...theirs.keys()])) {
    const byRef = new Map<string, string>();
    const [was, our, their] = [base, ours, theirs].map((choices) => choices.get(kind));
    for (const ref of new Set([...(our?.keys() ?? []), ...(their?.keys() ?? [])])) {
      const value = our?.get(ref) === was?.get(ref) ? their?.get(ref) : our?.get(ref);
      if (value !== undefined) byRef.set(ref, value);
    }
    merged.set(kind, byRef);
  }
  return merged;
}

type Drop = (ref: string, prefix: Prefix, because: string) => void;

function mergeScope(base: ScopeLock, ours: ScopeLock, theirs: ScopeLock, drop: Drop): ScopeLock {
  const allocations = new Map<string, Prefix>();
  const refs = new Set([...ours.allocations.keys(), ...theirs.allocations.keys()]);
  const late: [string, Prefix][] = [];
  const gone: Tombstone[] = [];
  for (const ref of [...refs].sort(compareText)) {
    const [was, our, their] = [base, ours, theirs].map((lock) => lock.allocations.get(ref));
    const weChanged = our === undefined || was === undefined || !samePrefix(was, our);
    const theyChanged = their === undefined || was === undefined || !samePrefix(was, their);
    if (our && their && samePrefix(our, their)) allocations.set(ref, our);
    else if (our && their && weChanged && theyChanged) {
      allocations.set(ref, our);
      gone.push({ ref, prefix: their });
      drop(ref, their, `both branches gave it a prefix; ours, ${formatPrefix(our)}, stays`);
    } else if (our && weChanged) allocations.set(ref, our);
    else if (their && theyChanged) late.push([ref, their]);
  }
  const tombstones = mergeTombstones(base, ours, theirs, allocations);
  addTheirs(late, gone, allocations, strangersTo(theirs, allocations, tombstones), drop);
  return { allocations, tombstones: tombstones.filter((t) => !heldBy(t, allocations)) };
}

/** What the merged lock has of ours that theirs does not know of, by its prefix. */
function strangersTo(
  theirs: ScopeLock,
  allocations: ReadonlyMap<string, Prefix>,
  tombstones: readonly Tombstone[],
): PrefixIndex {
  const known = keysOf(theirs);
  const held = [...allocations].map(([ref, prefix]) => ({ ref, prefix, name: ref }));
  const buried = tombstones.map(({ ref, prefix }) => ({ ref, prefix, name: `the tombstone of ${ref}` }));
  return new PrefixIndex(
    [...held, ...buried]
      .filter((entry) => !known.has(keyOf(entry)))
      .map(({ prefix, name }) => [prefix, name]),
  );
}

/**
 * Adds what theirs alone has or has changed. Two entries that stand in one branch's lock together may share addresses
 * only as blocks and what lies in them do, so theirs get along with one another and with all that they know of; with
 * a stranger they would share addresses that were given out twice. What lies in something left out goes with it.
 */
function addTheirs(
  late: readonly [string, Prefix][],
  gone: readonly Tombstone[],
  allocations: Map<string, Prefix>,
  strangers: PrefixIndex,
  drop: Drop,
): void {
  const leftOut = new PrefixIndex(gone.map(({ ref, prefix }) => [prefix, ref]));
  const ordered = [...late].sort((a, b) => a[1].length - b[1].length || compareText(a[0], b[0]));
  for (const [ref, prefix] of ordered) {
    const outer = leftOut.holding(prefix);
    const rival = outer ?? strangers.meeting(prefix);
    if (rival === undefined) {
      allocations.set(ref, prefix);
      continue;
    }
    leftOut.add(prefix, ref);
    drop(ref, prefix, outer ? `${rival}, which it lies in, was left out` : `${rival} has those addresses`);
  }
}

/** Tombstones of either branch that the other has not released, nor given to somebody since. */
function mergeTombstones(
  base: ScopeLock,
  ours: ScopeLock,
  theirs: ScopeLock,
  allocations: ReadonlyMap<string, Prefix>,
): Tombstone[] {
  const index = (scope: ScopeLock) => new Map(scope.tombstones.map((t) => [keyOf(t), t]));
  const [was, our, their] = [index(base), index(ours), index(theirs)];
  const known = keysOf(theirs);
  const strangers = new PrefixIndex(
    [...allocations]
      .filter(([ref, prefix]) => !known.has(keyOf({ ref, prefix })))
      .map(([ref, prefix]) => [prefix, ref]),
  );
  const kept = (key: string) => {
    if (was.has(key)) return our.has(key) && their.has(key);
    return our.has(key) || strangers.meeting((their.get(key) as Tombstone).prefix) === undefined;
  };
  const keys = [...new Set([...our.keys(), ...their.keys()])].sort(compareText);
  return keys.filter(kept).map((key) => (our.get(key) ?? their.get(key)) as Tombstone);
}

function keyOf({ ref, prefix }: Tombstone): string {
  return `${ref} ${formatPrefix(prefix)}`;
}

/** Everything that a scope has given to somebody, now or once. */
function keysOf({ allocations, tombstones }: ScopeLock): Set<string> {
  return new Set([
    ...[...allocations].map(([ref, prefix]) => keyOf({ ref, prefix })),
    ...tombstones.map(keyOf),
  ]);
}

/** A tombstone that one branch revived is an allocation again. */
function heldBy(tombstone: Tombstone, allocations: ReadonlyMap<string, Prefix>): boolean {
  const held = allocations.get(tombstone.ref);
  return held !== undefined && samePrefix(held, tombstone.prefix);
}
