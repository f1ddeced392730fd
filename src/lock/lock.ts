/** The lock: which address belongs to whom, by scope and ref, which are out of circulation, and what else planning chose. */
import type { SourceRange } from "../diagnostics/source";
import { comparePrefixes, type Prefix } from "../ip/prefix";
import { compareText } from "../lists/order";

/** An allocation that the configuration no longer asks for; its space stays out of circulation until released. */
export interface Tombstone {
  readonly ref: string;
  readonly prefix: Prefix;
}

export interface ScopeLock {
  /** Whether VPCs of this scope may have the same addresses; a merge has to know it. */
  readonly overlapAllowed?: boolean;
  /** By ref. */
  readonly allocations: ReadonlyMap<string, Prefix>;
  readonly tombstones: readonly Tombstone[];
}

/**
 * What planning chose where the configuration left it open, and has to choose again: by kind, such as
 * `availability-zones`, and then by ref. A value is one line of text that {@link isChoiceValue} admits.
 */
export type Choices = ReadonlyMap<string, ReadonlyMap<string, string>>;

export interface Lock {
  /** By scope name. */
  readonly scopes: ReadonlyMap<string, ScopeLock>;
  readonly choices?: Choices;
}

/** A lock as it was read, with the lines that its entries stand on. */
export interface LocatedLock extends Lock {
  /** The version of the form that it was read from, where that is an earlier one. */
  readonly oldVersion?: number;
  /** The schema that the text names for editors; it depends on where the lock lies. */
  readonly schema?: string;
  locate(scope: string, ref: string): SourceRange | undefined;
}

export const EMPTY_SCOPE: ScopeLock = { allocations: new Map(), tombstones: [] };

export const EMPTY_LOCK: LocatedLock = { scopes: new Map(), locate: () => undefined };

/** Letters, digits, and space . , / _ - between them: what YAML reads as it stands. */
export function isChoiceValue(value: string): boolean {
  return /^[A-Za-z0-9](?:[A-Za-z0-9 .,/_-]*[A-Za-z0-9])?$/.test(value);
}

/** How many entries a lock has: its allocations, tombstones and choices. */
export function entryCount({ scopes, choices = new Map() }: Lock): number {
  let count = 0;
  for (const { allocations, tombstones } of scopes.values()) count += allocations.size + tombstones.length;
  for (const byRef of choices.values()) count += byRef.size;
  return count;
}

/** Every prefix that a lock remembers, in use or not. */
export function entriesOf({ scopes }: Lock): Tombstone[] {
  return [...scopes.values()].flatMap(({ allocations, tombstones }) => [
    ...[...allocations].map(([ref, prefix]) => ({ ref, prefix })),
    ...tombstones,
  ]);
}

export function compareTombstones(a: Tombstone, b: Tombstone): number {
  return compareText(a.ref, b.ref) || comparePrefixes(a.prefix, b.prefix);
}
