/** The lock: which address belongs to whom, by scope and ref, and which are out of circulation. */
import type { SourceRange } from "../diagnostics/source";
import { comparePrefixes, type Prefix } from "../ip/prefix";

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

/** Whether two locks say the same. */
export function sameLock(a: Lock, b: Lock): boolean {
  return changesBetween(a, b).length === 0;
}

/** One line of difference between two locks. */
export interface LockChange {
  readonly kind: "added" | "removed" | "moved";
  readonly scope: string;
  readonly ref: string;
}

/** What differs between two locks' allocations and tombstones, sorted. */
export function changesBetween(before: Lock, after: Lock): LockChange[] {
  const changes: LockChange[] = [];
  const names = [...new Set([...before.scopes.keys(), ...after.scopes.keys()])].sort(compareText);
  for (const scope of names) {
    const [old, now] = [linesOf(before.scopes.get(scope)), linesOf(after.scopes.get(scope))];
    for (const key of [...new Set([...old.keys(), ...now.keys()])].sort(compareText)) {
      const [was, is] = [old.get(key), now.get(key)];
      if (was === is) continue;
      const kind = was === undefined ? "added" : is === undefined ? "removed" : "moved";
      changes.push({ kind, scope, ref: key });
    }
  }
  return changes;
}

function linesOf(scope: ScopeLock = EMPTY_SCOPE): Map<string, string> {
  const lines = new Map<string, string>();
  for (const [ref, prefix] of scope.allocations) lines.set(ref, `${prefix.base}/${prefix.length}`);
  for (const { ref, prefix } of scope.tombstones)
    lines.set(`${ref} (tombstone ${prefix.base}/${prefix.length})`, "");
  return lines;
}
