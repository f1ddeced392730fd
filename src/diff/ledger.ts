/** The address ledger: what two locks say differently about who has which address. */
import type { SourceRange } from "../diagnostics/source";
import { formatPrefix } from "../ip/prefix";
import { compareText } from "../lists/order";
import type { Lock } from "../lock/lock";
import type { PlannedAddress } from "../plan/planned/plan";
import type { PlannedRename } from "../plan/planned/stack";
import { namesNow } from "./renames";

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

/** Sorted by kind, scope and ref. A ref has one address, so a scope that was renamed, or left, is not told of. */
export function ledgerBetween(
  before: LedgerSide,
  after: LedgerSide,
  renames: readonly PlannedRename[],
): LedgerEntry[] {
  const nameNow = namesNow(renames);
  const [placesBefore, placesAfter] = [placesOf(before), placesOf(after)];
  const [was, is] = [heldIn(before.lock), heldIn(after.lock)];
  const entries: LedgerEntry[] = [];
  const known = new Set<string>();
  const add = (entry: Omit<LedgerEntry, "at">, places: Places) => {
    const at = places.get(entry.ref);
    entries.push({ ...entry, ...(at && { at }) });
  };
  for (const [formerRef, { scope, cidrBlock: formerCidrBlock }] of was) {
    const ref = is.has(formerRef) ? formerRef : nameNow(formerRef);
    const now = is.get(ref);
    known.add(ref);
    if (!now) {
      add({ kind: "released", scope, ref: formerRef, cidrBlock: formerCidrBlock }, placesBefore);
      continue;
    }
    const entry = { ...now, ref, ...(ref !== formerRef && { formerRef }) };
    if (now.cidrBlock !== formerCidrBlock) add({ kind: "moved", ...entry, formerCidrBlock }, placesAfter);
    else if (ref !== formerRef) add({ kind: "renamed", ...entry }, placesAfter);
  }
  const [gone, left] = [buriedIn(before.lock, nameNow), buriedIn(after.lock)];
  for (const [ref, entry] of is) {
    if (known.has(ref)) continue;
    add({ kind: gone.has(keyOf(ref, entry)) ? "revived" : "new", ref, ...entry }, placesAfter);
  }
  for (const [key, { ref, ...entry }] of gone) {
    if (!is.has(ref) && !left.has(key)) add({ kind: "freed", ref, ...entry }, new Map());
  }
  return entries.sort(compareEntries);
}

type Places = ReadonlyMap<string, SourceRange>;

function placesOf({ addresses }: LedgerSide): Places {
  return new Map(addresses.flatMap(({ ref, because }) => (because.at ? [[ref, because.at]] : [])));
}

type Place = Pick<LedgerEntry, "scope" | "cidrBlock">;

function heldIn({ scopes }: Lock): Map<string, Place> {
  const held = new Map<string, Place>();
  for (const [scope, { allocations }] of scopes) {
    for (const [ref, prefix] of allocations) held.set(ref, { scope, cidrBlock: formatPrefix(prefix) });
  }
  return held;
}

/** Tombstones by ref and CIDR block. */
function buriedIn(
  { scopes }: Lock,
  nameNow = (ref: string) => ref,
): Map<string, Place & { readonly ref: string }> {
  const all = [...scopes].flatMap(([scope, { tombstones }]) =>
    tombstones.map(({ ref, prefix }) => ({ ref: nameNow(ref), scope, cidrBlock: formatPrefix(prefix) })),
  );
  return new Map(all.map((entry) => [keyOf(entry.ref, entry), entry]));
}

function keyOf(ref: string, { cidrBlock }: Place): string {
  return `${ref} ${cidrBlock}`;
}

function compareEntries(a: LedgerEntry, b: LedgerEntry): number {
  const byKind = LEDGER_KINDS.indexOf(a.kind) - LEDGER_KINDS.indexOf(b.kind);
  return byKind || compareText(a.scope, b.scope) || compareText(a.ref, b.ref);
}
