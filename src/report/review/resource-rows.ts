/** Resource changes that one cause brings about, gathered into rows that a reviewer can take in. */

import { WEIGHTS, wordsFor } from "../../aws/resource-words";
import { count } from "../../diagnostics/counted";
import { ACTIONS, type Action } from "../../diff/action";
import type { Difference } from "../../diff/arguments";
import { isRule } from "../../diff/losses";
import type { ArgumentChange, Leaf, ResourceChange } from "../../diff/resource-change";
import { code, words } from "./md";

/** Changes of one kind to resources of one type that one line of configuration asked for. */
export interface ResourceRow {
  readonly action: Action;
  readonly mayReplace: boolean;
  readonly type: string;
  /** Whether teams added them to what is planned. */
  readonly extra: boolean;
  readonly changes: readonly ResourceChange[];
}

/** What a table has no room for, in one line. */
export function remaining(rows: readonly ResourceRow[]): string {
  if (rows.length === 0) return "";
  const resources = rows.reduce((sum, { changes }) => sum + changes.length, 0);
  return `\n_and ${count(rows.length, "more row")} (${count(resources, "resource")}); \`cadastre review --format json\` lists every one._\n`;
}

/** From the most to the least serious. */
export function resourceRows(changes: readonly ResourceChange[]): ResourceRow[] {
  const groups = new Map<string, ResourceChange[]>();
  for (const change of changes) {
    const { action, mayReplace, type, at } = change;
    const place = at ? `${at.file}:${at.start.line}` : "";
    const paths = change.arguments.map(
      ({ path, effect, follows }) => `${path} ${effect} ${follows !== undefined}`,
    );
    const key = JSON.stringify([action, mayReplace, type, change.extra, place, isRule(change) ? "" : paths]);
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()]
    .map((group) => {
      const { action, mayReplace, type, extra = false } = group[0] as ResourceChange;
      return { action, mayReplace, type, extra, changes: group };
    })
    .sort(compareRows);
}

function compareRows(a: ResourceRow, b: ResourceRow): number {
  return (
    ACTIONS.indexOf(a.action) - ACTIONS.indexOf(b.action) ||
    Number(b.mayReplace) - Number(a.mayReplace) ||
    weight(a) - weight(b) ||
    b.changes.length - a.changes.length ||
    (firstRef(a) < firstRef(b) ? -1 : 1)
  );
}

function weight({ type }: ResourceRow): number {
  return WEIGHTS.indexOf(wordsFor(type).weight);
}

function firstRef({ changes }: ResourceRow): string {
  return (changes[0] as ResourceChange).ref;
}

/** What the row is about: one ref, or what its refs have in common, and in which accounts. */
export function whereOf({ changes }: ResourceRow): string {
  const refs = changes.map(({ ref }) => ref);
  const pattern = code(commonPattern(refs));
  const accounts = [...new Set(refs.map((ref) => ref.split("/")[0] as string))].sort();
  if (accounts.length === 1) return pattern;
  const shown = accounts.slice(0, 3).map(code).join(", ");
  return `${pattern} in ${shown}${accounts.length > 3 ? ` and ${count(accounts.length - 3, "more account")}` : ""}`;
}

/** Refs with `*` where they differ: `payments/us-east-1/main/app/*`. */
export function commonPattern(refs: readonly string[]): string {
  const [first = [], ...others] = refs.map((ref) => ref.split("/"));
  if (others.every((ref) => ref.length === first.length))
    return first.map((part, index) => (others.every((ref) => ref[index] === part) ? part : "*")).join("/");
  let same = 0;
  while (same < first.length && others.every((ref) => ref[same] === first[same])) same++;
  return [...first.slice(0, same), "*"].join("/");
}

/** The arguments behind a row, those that replace first; values where one resource has them, or all the same. */
export function reasonsOf(row: ResourceRow): string {
  const [first] = row.changes;
  const sorted = [...(first?.arguments ?? [])].sort((a, b) => order(a) - order(b));
  const told = sorted.slice(0, 4).map((argument) => reason(argument, row));
  return sorted.length > 4 ? `${told.join("; ")}; ${sorted.length - 4} more` : told.join("; ");
}

function order({ effect, follows }: ArgumentChange): number {
  return ["replace", "unknown", "update"].indexOf(effect) * 2 + (follows === undefined ? 0 : 1);
}

function reason(argument: ArgumentChange, { changes }: ResourceRow): string {
  const { path, effect, follows } = argument;
  const doubt = effect === "unknown" ? " (unknown: may replace)" : "";
  if (follows !== undefined) return `${code(path)} follows ${code(follows)}${doubt}`;
  const same = changes.every(({ arguments: all }) =>
    all.some((other) => other.path === path && shownChange(other) === shownChange(argument)),
  );
  return `${code(path)}${same ? ` ${shownChange(argument)}` : ""}${doubt}`;
}

/** `before → after`, or what a set gains and loses. */
export function shownChange({ before, after }: Difference): string {
  if (Array.isArray(before) && Array.isArray(after)) {
    const [was, is] = [new Set(before), new Set(after)];
    const added = [...is].filter((item) => !was.has(item)).map((item) => `+${value(item)}`);
    const removed = [...was].filter((item) => !is.has(item)).map((item) => `−${value(item)}`);
    return [...removed, ...added].slice(0, 4).join(" ");
  }
  if (before === undefined) return `→ ${value(after)}`;
  if (after === undefined) return `${value(before)} → unset`;
  if (isLong(before) || isLong(after)) return words("(text changed)");
  return `${value(before)} → ${value(after)}`;
}

function value(leaf: Leaf | undefined): string {
  if (typeof leaf === "object") return leaf.length === 1 ? code(String(leaf[0])) : `${leaf.length} values`;
  if (isLong(leaf)) return "a text";
  return code(String(leaf));
}

/** Policies and scripts say nothing when they are cut short. */
function isLong(leaf: Leaf | undefined): boolean {
  return typeof leaf === "string" && leaf.length > 80;
}

/** The configuration lines behind a row; `gone` ones are lines of the version before. */
export function placesOf(
  changes: readonly { readonly at?: ResourceChange["at"] }[],
  gone: boolean = false,
): string {
  const places = [...new Set(changes.flatMap(({ at }) => (at ? [`${at.file}:${at.start.line}`] : [])))];
  if (places.length === 0) return "";
  const first = `${gone ? "was " : ""}${code(places[0] as string)}`;
  return places.length === 1 ? first : `${first} and ${places.length - 1} more`;
}
