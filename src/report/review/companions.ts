/** What comes or goes along with a resource, counted by kind: told in the row of what brings it about. */

import { WEIGHTS, wordsFor } from "../../aws/resource-words";
import { count } from "../../diagnostics/counted";
import { isExport } from "../../diff/losses";
import type { ResourceChange } from "../../diff/resource-change";
import { code, list } from "./md";
import type { ResourceRow } from "./resource-rows";

/** How many kinds are named before the rest is only counted. */
const NAMED = 6;

/** What comes or goes along with the resources of a row. */
export type Company = (row: ResourceRow) => {
  /** `8 subnets, 4 route tables and 12 others`, or an empty text. */
  readonly words: string;
  readonly types: ReadonlySet<string>;
};

export function companions(changes: readonly ResourceChange[]): Company {
  const byCause = new Map<string, ResourceChange[]>();
  for (const change of changes) {
    if (!change.cause || isExport(change)) continue;
    const key = `${change.cause.stack} ${change.cause.address}`;
    const along = byCause.get(key);
    if (along) along.push(change);
    else byCause.set(key, [change]);
  }
  return ({ changes: causes }) => {
    const along = causes.flatMap(({ stack, address }) => byCause.get(`${stack} ${address}`) ?? []);
    return { words: along.length === 0 ? "" : counted(along), types: new Set(along.map(({ type }) => type)) };
  };
}

/** `VPC`, or `3 × VPC`, with whose it is if a team added it. A route table that comes or goes with subnets stands for their tier. */
export function headline(row: ResourceRow, company: Company): string {
  const isTier = row.type === "aws_route_table" && company(row).types.has("aws_subnet");
  const noun = isTier ? "tier" : wordsFor(row.type).noun;
  const number = row.changes.length === 1 ? "" : `${row.changes.length.toLocaleString("en-US")} × `;
  return `${number}${noun}${row.extra ? ` (${code("extra")})` : ""}`;
}

/** Kinds with their numbers, what weighs most first. */
export function counted(changes: readonly ResourceChange[], most = NAMED): string {
  const numbers = new Map<string, number>();
  for (const { type } of changes) {
    const { noun } = wordsFor(type);
    numbers.set(noun, (numbers.get(noun) ?? 0) + 1);
  }
  const weights = new Map(
    changes.map(({ type }) => [wordsFor(type).noun, WEIGHTS.indexOf(wordsFor(type).weight)]),
  );
  const weight = (noun: string) => weights.get(noun) ?? 0;
  const sorted = [...numbers].sort(
    ([a, many], [b, others]) => weight(a) - weight(b) || others - many || (a < b ? -1 : 1),
  );
  const shown = sorted.slice(0, most).map(([noun, number]) => count(number, noun));
  const others = sorted.slice(most).reduce((sum, [, number]) => sum + number, 0);
  return list(others > 0 ? [...shown, count(others, "other")] : shown);
}
