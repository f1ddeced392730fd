/** What trusts more, with equal changes told together. */
import type { TrustChange, TrustKind } from "../../diff/trust/change";
import { list } from "./md";
import { commonPattern } from "./resource-rows";

/** Everybody of `who`, with everything of `refs`: all of these changes are the same. */
export interface TrustRow {
  readonly kind: TrustKind;
  readonly who: readonly string[];
  readonly now: string;
  readonly refs: readonly string[];
  readonly betweenKnown: boolean;
  readonly changes: readonly TrustChange[];
}

/** How many of those who are admitted are named. */
const NAMED = 3;

/** What was there all along comes first. Things that one party gains come together, then parties that gain the same. */
export function trustRows(trust: readonly TrustChange[]): TrustRow[] {
  const single = trust.map((change) => ({
    ...change,
    who: [change.who],
    refs: change.refs.slice(0, 1),
    changes: [change],
  }));
  const byParty = gather(single, ({ kind, who, now, betweenKnown }) =>
    JSON.stringify([kind, who, now, betweenKnown]),
  );
  const rows = gather(byParty, ({ kind, now, refs, betweenKnown }) =>
    JSON.stringify([kind, now, refs, betweenKnown]),
  );
  return rows.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function sortKey({ betweenKnown, kind, now, who }: TrustRow): string {
  return JSON.stringify([!betweenKnown, kind, now, who]);
}

function gather(rows: readonly TrustRow[], key: (row: TrustRow) => string): TrustRow[] {
  const groups = new Map<string, TrustRow[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return [...groups.values()].map((group) => ({
    ...(group[0] as TrustRow),
    who: union(group.map(({ who }) => who)),
    refs: union(group.map(({ refs }) => refs)),
    changes: group.flatMap(({ changes }) => changes),
  }));
}

function union(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].sort();
}

/** `Anyone in AWS`, `Account a and account b`. */
export function whoOf({ who }: TrustRow): string {
  const shown = who.slice(0, NAMED);
  const text = list(who.length > NAMED ? [...shown, `${who.length - NAMED} more`] : shown);
  // Host names and ARNs stay as they are.
  return text.replace(/^[a-z](?=[a-z]*(?:[ ,]|$))/, (letter) => letter.toUpperCase());
}

/** A few refs, or what many have in common, and how many there are. */
export function whatOf({ refs }: TrustRow): { readonly names: readonly string[]; readonly more: string } {
  if (refs.length <= NAMED) return { names: refs, more: "" };
  return { names: [commonPattern(refs)], more: ` (${refs.length.toLocaleString("en-US")})` };
}
