/** The lock: which address belongs to whom, by scope and ref, and which are out of circulation. */
import type { SourceRange } from "../diagnostics/source";
import { comparePrefixes, formatPrefix, type Prefix, samePrefix } from "../ip/prefix";

/** An allocation that the configuration no longer asks for; its space stays out of circulation until released. */
export interface Tombstone {
  readonly ref: string;
  readonly prefix: Prefix;
}

export interface ScopeLock {
  /** By ref. */
  readonly allocations: ReadonlyMap<string, Prefix>;
  readonly tombstones: readonly Tombstone[];
}

export interface Lock {
  /** By scope name. */
  readonly scopes: ReadonlyMap<string, ScopeLock>;
}

/** A lock as it was read, with the lines that its entries stand on. */
export interface LocatedLock extends Lock {
  /** The schema that the text names for editors; it depends on where the lock lies. */
  readonly schema?: string;
  locate(scope: string, ref: string): SourceRange | undefined;
}

export const EMPTY_SCOPE: ScopeLock = { allocations: new Map(), tombstones: [] };

export const EMPTY_LOCK: LocatedLock = { scopes: new Map(), locate: () => undefined };

/** Order by code units, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function compareTombstones(a: Tombstone, b: Tombstone): number {
  return compareText(a.ref, b.ref) || comparePrefixes(a.prefix, b.prefix);
}

/** One line of difference between two locks. */
export interface LockChange {
  readonly kind: "added" | "removed" | "moved";
  readonly scope: string;
  readonly ref: string;
}

/** What differs between two locks' allocations and tombstones, sorted. */
export function changesBetween(before: Lock, after: Lock): LockChange[] {
  const names = [...new Set([...before.scopes.keys(), ...after.scopes.keys()])].sort(compareText);
  return names.flatMap((scope) => {
    const changes = changesWithin(
      scope,
      before.scopes.get(scope) ?? EMPTY_SCOPE,
      after.scopes.get(scope) ?? EMPTY_SCOPE,
    );
    return changes.sort((a, b) => compareText(a.ref, b.ref));
  });
}

function changesWithin(scope: string, before: ScopeLock, after: ScopeLock): LockChange[] {
  if (before === after) return [];
  const changes: LockChange[] = [];
  for (const [ref, was] of before.allocations) {
    const is = after.allocations.get(ref);
    if (is === undefined) changes.push({ kind: "removed", scope, ref });
    else if (!samePrefix(was, is)) changes.push({ kind: "moved", scope, ref });
  }
  for (const ref of after.allocations.keys()) {
    if (!before.allocations.has(ref)) changes.push({ kind: "added", scope, ref });
  }
  const [left, came] = [before, after].map((lock) => new Set(lock.tombstones.map(tombstoneName)));
  for (const ref of left ?? []) if (!came?.has(ref)) changes.push({ kind: "removed", scope, ref });
  for (const ref of came ?? []) if (!left?.has(ref)) changes.push({ kind: "added", scope, ref });
  return changes;
}

function tombstoneName({ ref, prefix }: Tombstone): string {
  return `${ref} (tombstone ${formatPrefix(prefix)})`;
}
