/** A scope's entries, in use and out of circulation alike, by ref and prefix. */
import { formatPrefix, type Prefix } from "../ip/prefix";
import type { ScopeLock } from "./lock";

export interface Entry {
  readonly ref: string;
  readonly prefix: Prefix;
  /** Whether the address is in use; it is out of circulation otherwise. */
  readonly isHeld: boolean;
}

export type Entries = ReadonlyMap<string, Entry>;

export function keyOf({ ref, prefix }: Pick<Entry, "ref" | "prefix">): string {
  return `${ref} ${formatPrefix(prefix)}`;
}

export function entriesByKey({ allocations, tombstones }: ScopeLock): Entries {
  const entries = new Map<string, Entry>();
  for (const tombstone of tombstones) entries.set(keyOf(tombstone), { ...tombstone, isHeld: false });
  for (const [ref, prefix] of allocations) entries.set(keyOf({ ref, prefix }), { ref, prefix, isHeld: true });
  return entries;
}
