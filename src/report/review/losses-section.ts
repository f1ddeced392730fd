/** The section of what is replaced or destroyed: the rows that a reviewer has to read. */

import { LOSSES, wordsFor } from "../../diff/resource-words";
import type { Review } from "../../diff/review";
import type { Section } from "./budget";
import { table } from "./md";
import { placesOf, type ResourceRow, reasonsOf, resourceRows, whereOf } from "./resource-rows";

const MARKS = { replace: "♻️ replaced", delete: "🗑️ destroyed", update: "❓ may be replaced" } as const;

export function lossesSection({ resources }: Review): Section {
  const rows = resourceRows(
    resources.filter(({ action, mayReplace }) => action === "replace" || action === "delete" || mayReplace),
  );
  return { render: (most) => (rows.length === 0 ? "" : render(rows, most)) };
}

function render(rows: readonly ResourceRow[], most: number): string {
  const told = rows.slice(0, most);
  const head = ["", "what", "number", "where", "what forces it", "risk", "config"];
  const body = told.length === 0 ? "" : table(head, told.map(cells), [2]);
  return `### Replaced or destroyed\n\n${body}${remaining(rows.slice(most))}`;
}

function cells(row: ResourceRow): string[] {
  const { noun, weight } = wordsFor(row.type);
  return [
    MARKS[row.action as keyof typeof MARKS],
    noun,
    String(row.changes.length),
    whereOf(row),
    row.action === "delete" ? "no longer in the configuration" : reasonsOf(row),
    LOSSES[weight],
    placesOf(row.changes),
  ];
}

/** What a table has no room for, in one line. */
export function remaining(rows: readonly ResourceRow[]): string {
  if (rows.length === 0) return "";
  const resources = rows.reduce((sum, { changes }) => sum + changes.length, 0);
  return `\n_and ${rows.length} more rows (${resources.toLocaleString("en-US")} resources); \`cadastre review --format json\` lists every one._\n`;
}
