/** The section of what is replaced or destroyed: the rows that a reviewer has to read. */
import { providerPage } from "../../aws/replacement";
import { LOSSES, wordsFor } from "../../aws/resource-words";
import { isLoss } from "../../diff/losses";
import type { Review } from "../../diff/review";
import type { Section } from "./budget";
import { type Company, companions, headline } from "./companions";
import { table } from "./md";
import { placesOf, type ResourceRow, reasonsOf, remaining, resourceRows, whereOf } from "./resource-rows";

const MARKS = { replace: "♻️ replaced", delete: "🗑️ destroyed", update: "❓ may be replaced" } as const;

export function lossesSection({ resources }: Review): Section {
  const lost = resources.filter(isLoss);
  const rows = resourceRows(lost.filter(({ cause }) => cause === undefined));
  const company = companions(lost);
  return { render: (most) => (rows.length === 0 ? "" : render(rows, company, most)) };
}

function render(rows: readonly ResourceRow[], company: Company, most: number): string {
  const told = rows.slice(0, most);
  const head = ["", "what", "where", "why", "what that means", "config"];
  const body =
    told.length === 0
      ? ""
      : table(
          head,
          told.map((row) => cells(row, company)),
        );
  return `### Replaced or destroyed\n\n${body}${remaining(rows.slice(most))}${sources(told)}`;
}

/** The provider's own pages about what is replaced. */
function sources(rows: readonly ResourceRow[]): string {
  const types = new Set(rows.filter(({ action }) => action === "replace").map(({ type }) => type));
  const links = [...types].slice(0, 5).map((type) => `[${type}](${providerPage(type)})`);
  return links.length === 0
    ? ""
    : `\nWhat replaces is AWS provider 5.100.0's own answer: ${links.join(", ")}.\n`;
}

function cells(row: ResourceRow, company: Company): string[] {
  const { weight } = wordsFor(row.type);
  const why = row.action === "delete" ? "gone from the configuration" : reasonsOf(row);
  const also = company(row).words;
  return [
    row.mayReplace ? MARKS.update : MARKS[row.action as keyof typeof MARKS],
    headline(row, company),
    whereOf(row),
    also === "" ? why : `${why}<br>and with it ${also}`,
    LOSSES[weight],
    placesOf(row.changes, row.action === "delete"),
  ];
}
