/** Sections of what costs nobody anything: added, changed in place, and moved in the state only; folded away. */
import type { Action } from "../../diff/action";
import type { ResourceChange } from "../../diff/resource-change";
import { wordsFor } from "../../diff/resource-words";
import type { Review } from "../../diff/review";
import type { Section } from "./budget";
import { remaining } from "./losses-section";
import { code, count, details, table } from "./md";
import { placesOf, type ResourceRow, reasonsOf, resourceRows, whereOf } from "./resource-rows";

const TITLES: Partial<Readonly<Record<Action, string>>> = {
  create: "added",
  update: "changed in place",
  move: "moved in Terraform's state only",
};

/** Identifiers that stacks hand to one another follow whatever they name; they are told last and without rows. */
const EXPORT = "aws_s3_object";

export function changesSections({ resources }: Review): Section[] {
  const mere = resources.filter(({ mayReplace }) => !mayReplace);
  return (Object.keys(TITLES) as Action[]).map((action) => {
    const changes = mere.filter((change) => change.action === action);
    const rows = resourceRows(changes.filter(({ type }) => type !== EXPORT));
    const exported = changes.filter(({ type }) => type === EXPORT).length;
    return { render: (most) => (changes.length === 0 ? "" : render(action, rows, exported, changes, most)) };
  });
}

function render(
  action: Action,
  rows: readonly ResourceRow[],
  exported: number,
  changes: readonly ResourceChange[],
  most: number,
): string {
  const summary = `${count(changes.length, "resource")} ${TITLES[action]}`;
  const told = rows.slice(0, most);
  const body = told.length === 0 ? "" : tableOf(action, told);
  const exports = exported > 0 ? `\n${count(exported, "identifier")} handed from stack to stack.\n` : "";
  return details(summary, `${body}${remaining(rows.slice(most))}${exports}`);
}

function tableOf(action: Action, rows: readonly ResourceRow[]): string {
  if (action === "create") {
    const cells = rows.map((row) => [...begin(row), placesOf(row.changes)]);
    return table(["what", "number", "where", "config"], cells, [1]);
  }
  const detail = action === "move" ? formerOf : reasonsOf;
  const cells = rows.map((row) => [...begin(row), detail(row), placesOf(row.changes)]);
  return table(["what", "number", "where", action === "move" ? "from" : "change", "config"], cells, [1]);
}

function begin(row: ResourceRow): string[] {
  return [wordsFor(row.type).noun, String(row.changes.length), whereOf(row)];
}

function formerOf({ changes }: ResourceRow): string {
  const [first] = changes;
  return changes.length === 1 && first?.movedFrom !== undefined ? code(first.movedFrom) : "declared rename";
}
