/**
 * Merges two branches' locks entry by entry, so that the laws hold for the outcome.
 *
 * What both branches agree on, or one alone changed, is taken. An entry that both added differently, or that only
 * theirs added and that overlaps what is already there, is left out: it was never on the main line and so is not
 * built yet, and the next plan allocates it anew. What was in the base keeps its prefix whatever happens.
 */
import { formatPrefix, overlaps, type Prefix, samePrefix } from "../ip/prefix";
import { compareText, EMPTY_SCOPE, type Lock, type ScopeLock, type Tombstone } from "./lock";
import { isBelow } from "./ref-order";

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
    scopes.set(scope, merged);
  }
  return { lock: { scopes }, dropped };
}

type Drop = (ref: string, prefix: Prefix, because: string) => void;

function mergeScope(base: ScopeLock, ours: ScopeLock, theirs: ScopeLock, drop: Drop): ScopeLock {
  const tombstones = mergeTombstones(base, ours, theirs);
  const allocations = new Map<string, Prefix>();
  const refs = new Set([...ours.allocations.keys(), ...theirs.allocations.keys()]);
  const late: [string, Prefix][] = [];
  for (const ref of [...refs].sort(compareText)) {
    const [was, our, their] = [base, ours, theirs].map((lock) => lock.allocations.get(ref));
    if (our && (!their || samePrefix(our, their))) {
      // Theirs has retired or released what ours left alone.
      if (!their && was && samePrefix(was, our)) continue;
      allocations.set(ref, our);
    } else if (!our && their) {
      if (!(was && samePrefix(was, their))) late.push([ref, their]);
    } else if (our && their) {
      const theirsChanged = !(was && samePrefix(was, their));
      const oursChanged = !(was && samePrefix(was, our));
      allocations.set(ref, oursChanged ? our : their);
      if (oursChanged && theirsChanged)
        drop(ref, their, `both branches gave it a prefix; ours, ${formatPrefix(our)}, stays`);
    }
  }
  addTheirs(late, allocations, tombstones, drop);
  return { allocations, tombstones: tombstones.filter((t) => !heldBy(t, allocations)) };
}

/** Adds what only theirs has, blocks before what lies in them, unless somebody has the space. */
function addTheirs(
  late: readonly [string, Prefix][],
  allocations: Map<string, Prefix>,
  tombstones: readonly Tombstone[],
  drop: Drop,
): void {
  const gone: string[] = [];
  const ordered = [...late].sort((a, b) => a[1].length - b[1].length || compareText(a[0], b[0]));
  for (const [ref, prefix] of ordered) {
    const parent = gone.find((other) => isBelow(ref, other) && ref !== other);
    const rival = parent ?? rivalOf(ref, prefix, allocations, tombstones);
    if (rival === undefined) {
      allocations.set(ref, prefix);
      continue;
    }
    gone.push(ref);
    const because =
      parent === undefined ? `${rival} has those addresses` : `${rival}, which it lies in, was left out`;
    drop(ref, prefix, because);
  }
}

function rivalOf(
  ref: string,
  prefix: Prefix,
  allocations: ReadonlyMap<string, Prefix>,
  tombstones: readonly Tombstone[],
): string | undefined {
  for (const [other, held] of allocations) {
    if (overlaps(held, prefix) && !mayNest(ref, other)) return other;
  }
  const tombstone = tombstones.find(
    (t) => t.ref !== ref && overlaps(t.prefix, prefix) && !mayNest(ref, t.ref),
  );
  return tombstone && `the tombstone of ${tombstone.ref}`;
}

/** Whether two refs may share addresses: pools hold pools and VPC blocks, blocks hold subnets of their own VPC. */
function mayNest(a: string, b: string): boolean {
  const [levelA, levelB] = [levelOf(a), levelOf(b)];
  if (levelA === "pool" || levelB === "pool") return true;
  if (levelA === levelB) return false;
  return vpcOf(a) === vpcOf(b);
}

function levelOf(ref: string): "pool" | "block" | "subnet" {
  const segments = ref.split("/");
  if (segments[0] === "pool") return "pool";
  return segments.length <= 3 || segments[3] === "secondary" ? "block" : "subnet";
}

function vpcOf(ref: string): string {
  return ref.split("/", 3).join("/");
}

function mergeTombstones(base: ScopeLock, ours: ScopeLock, theirs: ScopeLock): Tombstone[] {
  const index = (scope: ScopeLock) =>
    new Map(scope.tombstones.map((t) => [`${t.ref} ${formatPrefix(t.prefix)}`, t]));
  const [was, our, their] = [index(base), index(ours), index(theirs)];
  const merged: Tombstone[] = [];
  for (const key of [...new Set([...our.keys(), ...their.keys()])].sort(compareText)) {
    const kept = was.has(key) ? our.has(key) && their.has(key) : true;
    const tombstone = our.get(key) ?? their.get(key);
    if (kept && tombstone) merged.push(tombstone);
  }
  return merged;
}

/** A tombstone that one branch revived is an allocation again. */
function heldBy(tombstone: Tombstone, allocations: ReadonlyMap<string, Prefix>): boolean {
  const held = allocations.get(tombstone.ref);
  return held !== undefined && samePrefix(held, tombstone.prefix);
}
