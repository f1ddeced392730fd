/** What is checked, as far as the change itself changes it. */
import { count } from "../../diagnostics/counted";
import type { CheckChange } from "../../diff/check-change";
import type { Review } from "../../diff/review";
import type { Section } from "./budget";
import { firstRows } from "./first-rows";
import { list, words } from "./md";
import { placesOf } from "./resource-rows";

export function checksSection({ checks }: Review): Section {
  return { render: (most) => (checks.length === 0 ? "" : render(checks, most)) };
}

function render(checks: readonly CheckChange[], most: number): string {
  const head = ["", "what", "config"];
  const rows = firstRows({ head, rows: checks, most, cells, noun: "more row" });
  const note = checks.some(({ subject }) => subject === "guard")
    ? "\nThe guards of both versions hold in this review; after the merge, those of the new one alone.\n"
    : "";
  return `### What is checked\n\n${rows}${note}`;
}

function cells(check: CheckChange): string[] {
  const { weaker, what, change } = check;
  return [
    weaker ? "⚠️ **less**" : change === "added" ? "➕ more" : "other",
    words(what),
    placesOf([check], change === "removed"),
  ];
}

const DONE: Readonly<Record<CheckChange["change"], string>> = {
  added: "added",
  changed: "changed",
  removed: "removed",
  weakened: "weakened",
  extended: "extended",
};

/** `1 guard removed and 2 expectations removed`, of what is checked less. */
export function checkTally({ checks }: Review): string {
  const numbers = new Map<string, { check: CheckChange; number: number }>();
  for (const check of checks.filter(({ weaker }) => weaker)) {
    const key = `${check.subject} ${check.change}`;
    numbers.set(key, { check, number: (numbers.get(key)?.number ?? 0) + 1 });
  }
  return list([...numbers.values()].map(({ check, number }) => tallied(check, number)));
}

function tallied({ subject, change }: CheckChange, number: number): string {
  if (subject === "account") return `${count(number, "account")} out of sight of checks`;
  if (subject === "policy") return `${count(number, "policy")} no longer held to be restricted`;
  return `${count(number, subject)} ${DONE[change]}`;
}
