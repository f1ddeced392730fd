/** What is checked, as it changes: guards and their overrides, expectations, restrictions, and what they look at. */
import type { SourceRange } from "../diagnostics/source";
import type { Expectation, Restriction } from "../model/expectation";
import type { PlannedRename } from "../plan/planned/stack";
import { describeUnder } from "../verify/failure/under";
import type { CheckChange } from "./check-change";
import type { CheckedPolicy, CheckedSide, Checks } from "./checked";
import { guardChanges } from "./guard-changes";
import { isAtOrBelow } from "./predecessors";

/** What is checked less comes first, then by subject and sentence. `today` is the day it is, `2026-11-23`. */
export function checkChanges(
  before: CheckedSide,
  after: CheckedSide,
  renames: readonly PlannedRename[],
  today: string,
): CheckChange[] {
  const now = (text: string) => selectorNow(text, renames);
  const [was, is] = [before.checks, after.checks];
  return [
    ...guardChanges(was.guards, is.guards, today),
    ...listChanges(
      was.expectations.map((one) => expectation(one, now)),
      is.expectations.map((one) => expectation(one)),
    ),
    ...listChanges(
      was.restrictions.map((one) => restriction(one, now)),
      is.restrictions.map((one) => restriction(one)),
    ),
    ...listChanges(was.restrictedPolicies.map(policy), is.restrictedPolicies.map(policy)),
    ...unitChanges(before, after),
  ].sort(compareChecks);
}

function compareChecks(a: CheckChange, b: CheckChange): number {
  const [left, right] = [a, b].map(({ subject, what }) => `${subject} ${what}`) as [string, string];
  return Number(b.weaker) - Number(a.weaker) || (left < right ? -1 : left > right ? 1 : 0);
}

/** One declared check, by what makes it the same in both versions. */
interface Declared {
  readonly subject: CheckChange["subject"];
  readonly words: string;
  readonly places: readonly string[];
  readonly at?: SourceRange;
}

function listChanges(before: readonly Declared[], after: readonly Declared[]): CheckChange[] {
  const [was, is] = [before, after].map((list) => new Map(list.map((one) => [one.words, one]))) as [
    Map<string, Declared>,
    Map<string, Declared>,
  ];
  const told = (one: Declared, change: "added" | "removed"): CheckChange => ({
    subject: one.subject,
    change,
    what: `${one.words} is ${change === "removed" ? "no longer checked" : "now checked"}`,
    weaker: change === "removed",
    places: one.places,
    ...(one.at && { at: one.at }),
  });
  return [
    ...[...was].filter(([words]) => !is.has(words)).map(([, one]) => told(one, "removed")),
    ...[...is].filter(([words]) => !was.has(words)).map(([, one]) => told(one, "added")),
  ];
}

type Now = (selector: string) => string;

const same: Now = (selector) => selector;

function expectation(one: Expectation, now: Now = same): Declared {
  const { from, to, port, protocol, expect, under, at } = one;
  const where = port === undefined ? "" : ` at port ${port}`;
  const words = `that ${now(from)} to ${now(to)}${protocol ? ` by ${protocol}` : ""}${where} is ${expect}${under ? ` without ${describeUnder(under)}` : ""}`;
  return { subject: "expectation", words, places: placesIn([now(from), now(to)]), at };
}

function restriction({ from, to, at }: Restriction, now: Now = same): Declared {
  const words = `that ${now(from)} has no way to ${now(to)}`;
  return { subject: "restriction", words, places: placesIn([now(from), now(to)]), at };
}

function policy({ name, at }: CheckedPolicy): Declared {
  return {
    subject: "policy",
    words: `that policy ${name} lets not everybody in`,
    places: [],
    ...(at && { at }),
  };
}

/** Selectors of accounts, VPCs, tiers and OUs. Others, as `aws:s3` and `tier:data`, are everywhere. */
function placesIn(selectors: readonly string[]): string[] {
  return selectors.filter(
    (text) => text.startsWith("ou:") || /^[a-z][a-z0-9-]*(?:\/[a-z][a-z0-9-]*)*$/.test(text),
  );
}

/** A selector has no regions, as renames have. A declared rename leaves nothing under the old name. */
function selectorNow(selector: string, renames: readonly PlannedRename[]): string {
  const plain = (ref: string) =>
    ref
      .split("/")
      .filter((_, index) => index !== 1)
      .join("/");
  const fitting = renames
    .map(({ from, to }) => ({ from: plain(from), to: plain(to) }))
    .filter(({ from }) => isAtOrBelow(selector, from))
    .sort((a, b) => b.from.length - a.from.length);
  const [rename] = fitting;
  return rename ? rename.to + selector.slice(rename.from.length) : selector;
}

/** Accounts that leave an OU which a check of the new version names. */
function unitChanges(before: CheckedSide, after: CheckedSide): CheckChange[] {
  const units = unitsNamedIn(after.checks);
  const former = new Map(before.accounts.map(({ id, ou = "" }) => [id, ou]));
  return after.accounts.flatMap(({ id, name, ou = "" }): CheckChange[] => {
    const was = former.get(id);
    if (was === undefined || was === ou) return [];
    const left = units.filter((unit) => isAtOrBelow(was, unit) && !isAtOrBelow(ou, unit));
    if (left.length === 0) return [];
    const what = `account ${name} leaves ou:${was}: ${left.length === 1 ? "a check" : `${left.length} checks`} of ${[...new Set(left)].map((unit) => `ou:${unit}`).join(", ")} no longer ${left.length === 1 ? "looks" : "look"} at it`;
    return [{ subject: "account", change: "weakened", what, weaker: true, places: [name, `ou:${was}`] }];
  });
}

function unitsNamedIn({ guards, expectations, restrictions }: Checks): string[] {
  const texts = [
    ...guards.flatMap(({ where = [] }) => where),
    ...[...expectations, ...restrictions].flatMap(({ from, to }) => [from, to]),
  ];
  return texts.filter((text) => text.startsWith("ou:")).map((text) => text.slice("ou:".length));
}
