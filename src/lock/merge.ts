/**
 * Merges two branches' locks entry by entry, so that the laws hold for the outcome.
 *
 * What both branches agree on, or one alone changed, is taken. Where both gave the same addresses, or the same ref an
 * address, whoever was there first in the history that is deployed stays. The other is left out: it is not built
 * yet, and the next plan allocates it anew. Nothing that a branch has merely lost is taken for removed.
 *
 * Laws (test/laws/merge): no entry of the deployed side is lost or moved, and the direction of the merge has no effect.
 */
import type { Prefix } from "../ip/prefix";
import { compareText } from "../lists/order";
import { Contest, type Undecided } from "./contest";
import { type Entry, entriesByKey } from "./entry";
import { type Choices, EMPTY_SCOPE, type Lock, type ScopeLock } from "./lock";
import { SideMemory } from "./side-memory";

export interface LeftOut {
  readonly ref: string;
  readonly scope: string;
  readonly prefix: Prefix;
  readonly because: string;
}

export interface MergeResult {
  readonly lock: Lock;
  /** What was left out, to be allocated anew. */
  readonly dropped: readonly LeftOut[];
  /** What would have to give way on one side, and nothing says which side is deployed: ours has stayed. */
  readonly undecided: readonly Undecided[];
}

/** `deployed` has the locks of what is deployed, the most authoritative first; empty when that is not known. */
export function mergeLocks(
  base: Lock,
  ours: Lock,
  theirs: Lock,
  deployed: readonly Lock[] = [],
): MergeResult {
  const dropped: LeftOut[] = [];
  const undecided: Undecided[] = [];
  const scopes = new Map<string, ScopeLock>();
  const sides = [new SideMemory(base, ours), new SideMemory(base, theirs)] as const;
  const names = new Set([base, ours, theirs].flatMap((lock) => [...lock.scopes.keys()]));
  for (const name of [...names].sort(compareText)) {
    const of = (lock: Lock) => lock.scopes.get(name) ?? EMPTY_SCOPE;
    const overlapAllowed = [ours, theirs].some((lock) => of(lock).overlapAllowed);
    const contest = new Contest(of(ours), of(theirs), deployed.map(of), overlapAllowed);
    for (const candidate of mergedEntries(of(base), of(ours), of(theirs), sides)) contest.enter(candidate);
    const { allocations, tombstones, leftOut, undecided: open } = contest.settle();
    dropped.push(...leftOut.map((entry) => ({ ...entry, scope: name })));
    undecided.push(...open);
    scopes.set(name, { overlapAllowed, allocations, tombstones });
  }
  const choices = mergeChoices([base, ours, theirs], sides, deployed, undecided);
  return { lock: { scopes, choices }, dropped, undecided };
}

function mergedEntries(
  base: ScopeLock,
  ours: ScopeLock,
  theirs: ScopeLock,
  [ourMemory, theirMemory]: readonly [SideMemory, SideMemory],
): Entry[] {
  const [was, our, their] = [entriesByKey(base), entriesByKey(ours), entriesByKey(theirs)];
  const merged: Entry[] = [];
  for (const key of new Set([...was.keys(), ...our.keys(), ...their.keys()])) {
    const old = was.get(key);
    const entry = mergedEntry(
      old,
      our.get(key) ?? ourMemory.remembered(old),
      their.get(key) ?? theirMemory.remembered(old),
    );
    if (entry) merged.push(entry);
  }
  return merged;
}

function mergedEntry(was?: Entry, our?: Entry, their?: Entry): Entry | undefined {
  if (our?.isHeld === their?.isHeld) return our;
  if (our?.isHeld === was?.isHeld) return their;
  if (their?.isHeld === was?.isHeld) return our;
  // One removed it and the other released or renamed it: it stays out of circulation. One revived it: it is in use.
  const both = [our, their].filter((entry) => entry !== undefined);
  return both.find(({ isHeld }) => isHeld !== was?.isHeld && isHeld) ?? both.find(({ isHeld }) => !isHeld);
}

function mergeChoices(
  [base, ours, theirs]: readonly [Lock, Lock, Lock],
  [ourMemory, theirMemory]: readonly [SideMemory, SideMemory],
  deployed: readonly Lock[],
  undecided: Undecided[],
): Choices {
  const merged = new Map<string, Map<string, string>>();
  const kinds = new Set([base, ours, theirs].flatMap(({ choices }) => [...(choices?.keys() ?? [])]));
  for (const kind of kinds) {
    const [was, our, their] = [base, ours, theirs].map(({ choices }) => choices?.get(kind) ?? new Map());
    const byRef = new Map<string, string>();
    for (const ref of new Set([...(was?.keys() ?? []), ...(our?.keys() ?? []), ...(their?.keys() ?? [])])) {
      const old: string | undefined = was?.get(ref);
      const mine: string | undefined = our?.get(ref) ?? (ourMemory.isForgetful ? old : undefined);
      const other: string | undefined = their?.get(ref) ?? (theirMemory.isForgetful ? old : undefined);
      const known = deployed.map(({ choices }) => choices?.get(kind)?.get(ref));
      const stays = known.find((value) => value !== undefined && (value === mine || value === other));
      const value = mine === old || mine === other ? other : other === old ? mine : (stays ?? mine ?? other);
      if (value !== undefined) byRef.set(ref, value);
      const isOpen = mine !== other && mine !== old && other !== old && deployed.length === 0;
      if (isOpen) undecided.push({ ref: `${ref} (${kind})`, other: ref });
    }
    merged.set(kind, byRef);
  }
  return merged;
}
