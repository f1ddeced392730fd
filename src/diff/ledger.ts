/** The address ledger: what two locks say differently about who has which address. */
import type { SourceRange } from "../diagnostics/source";
import { formatPrefix } from "../ip/prefix";
import { compareText, EMPTY_SCOPE, type Lock, type ScopeLock } from "../lock/lock";
import type { PlannedAddress } from "../plan/planned/plan";
import type { PlannedRename } from "../plan/planned/stack";
import { nameNow } from "./renames";

/**
 * `moved`: the same ref has another prefix, which renumbers what is built there. `released`: it is a tombstone now.
 * `freed`: a tombstone is gone, and its space may be allocated to somebody else. `revived`: a tombstone came back.
 * `renamed`: the prefix stays, under a declared new name.
 */
export type LedgerKind = "moved" | "released" | "freed" | "new" | "revived" | "renamed";

export const LEDGER_KINDS: readonly LedgerKind[] = [
  "moved",
  "released",
  "freed",
  "new",
  "revived",
  "renamed",
];

export interface LedgerEntry {
  readonly kind: LedgerKind;
  readonly scope: string;
  readonly ref: string;
  readonly cidrBlock: string;
  /** For what moved: the CIDR block it had. */
  readonly formerCidrBlock?: string;
  /** For what was renamed: the ref it had. */
  readonly formerRef?: string;
  readonly at?: SourceRange;
}

/** What the ledger has to know of one version: its lock after planning, and its addresses with their lines. */
export interface LedgerSide {
  readonly lock: Lock;
  readonly addresses: readonly PlannedAddress[];
}

/** Sorted by kind, scope and ref. */
export function ledgerBetween(
  before: LedgerSide,
  after: LedgerSide,
  renames: readonly PlannedRename[],
): LedgerEntry[] {
  const scopes = [...new Set([...before.lock.scopes.keys(), ...after.lock.scopes.keys()])];
  const places = [before, after].map(placesOf) as [Places, Places];
  return scopes
    .flatMap((scope) =>
      entriesWithin(
        scope,
        before.lock.scopes.get(scope) ?? EMPTY_SCOPE,
        after.lock.scopes.get(scope) ?? EMPTY_SCOPE,
        places,
        renames,
      ),
    )
    .sort(compareEntries);
}

type Places = ReadonlyMap<string, SourceRange>;

function placesOf({ addresses }: LedgerSide): Places {
  return new Map(addresses.flatMap(({ ref, because }) => (because.at ? [[ref, because.at]] : [])));
}

function entriesWithin(
  scope: string,
  before: ScopeLock,
  after: ScopeLock,
  [placesBefore, placesAfter]: readonly [Places, Places],
  renames: readonly PlannedRename[],
): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  const formerRefs = new Map<string, string>();
  const add = (entry: Omit<LedgerEntry, "scope" | "at">, places: Places) => {
    const at = places.get(entry.ref);
    entries.push({ ...entry, scope, ...(at && { at }) });
  };
  for (const [ref, prefix] of before.allocations) {
    const is = after.allocations.get(ref);
    const was = formatPrefix(prefix);
    if (is !== undefined) {
      const cidrBlock = formatPrefix(is);
      if (cidrBlock !== was) add({ kind: "moved", ref, cidrBlock, formerCidrBlock: was }, placesAfter);
      continue;
    }
    const newRef = nameNow(ref, renames);
    const kept = after.allocations.get(newRef);
    if (kept === undefined) {
      add({ kind: "released", ref, cidrBlock: was }, placesBefore);
      continue;
    }
    formerRefs.set(newRef, ref);
    const cidrBlock = formatPrefix(kept);
    if (cidrBlock === was) add({ kind: "renamed", ref: newRef, cidrBlock, formerRef: ref }, placesAfter);
    else add({ kind: "moved", ref: newRef, cidrBlock, formerCidrBlock: was, formerRef: ref }, placesAfter);
  }
  const tombstones = new Map(
    before.tombstones.map(({ ref, prefix }) => [nameNow(ref, renames), formatPrefix(prefix)]),
  );
  for (const [ref, prefix] of after.allocations) {
    if (before.allocations.has(ref) || formerRefs.has(ref)) continue;
    const cidrBlock = formatPrefix(prefix);
    add({ kind: tombstones.get(ref) === cidrBlock ? "revived" : "new", ref, cidrBlock }, placesAfter);
  }
  const remaining = new Set(after.tombstones.map(({ ref, prefix }) => `${ref} ${formatPrefix(prefix)}`));
  for (const [ref, cidrBlock] of tombstones) {
    const revived = after.allocations.has(ref);
    if (!revived && !remaining.has(`${ref} ${cidrBlock}`)) add({ kind: "freed", ref, cidrBlock }, new Map());
  }
  return entries;
}

function compareEntries(a: LedgerEntry, b: LedgerEntry): number {
  const byKind = LEDGER_KINDS.indexOf(a.kind) - LEDGER_KINDS.indexOf(b.kind);
  return byKind || compareText(a.scope, b.scope) || compareText(a.ref, b.ref);
}
