/** Who is admitted now, or believed, that was not. */
import { count } from "../../diagnostics/counted";
import type { Review } from "../../diff/review";
import type { Section } from "./budget";
import { firstRows } from "./first-rows";
import { code, list, words } from "./md";
import { placesOf } from "./resource-rows";
import { type TrustRow, trustRows, whatOf, whoOf } from "./trust-rows";

export function trustSection({ trust }: Review): Section {
  const rows = trustRows(trust);
  return { render: (most) => (rows.length === 0 ? "" : render(rows, most)) };
}

function render(rows: readonly TrustRow[], most: number): string {
  const head = ["", "who", "what", "where", "config"];
  return `### Trust\n\n${firstRows({ head, rows, most, cells, noun: "more row" })}`;
}

function cells(row: TrustRow): string[] {
  const { names, more } = whatOf(row);
  return [
    row.betweenKnown ? "⚠️ **more trust**" : "➕ with what is new",
    words(whoOf(row)),
    words(row.now),
    `${names.map(code).join(", ")}${more}`,
    placesOf(row.changes),
  ];
}

/** The verdict's sentences, for what was there all along. */
export function trustSentences({ trust }: Review, most: number): string {
  const rows = trustRows(trust.filter(({ betweenKnown }) => betweenKnown));
  const sentences = rows.slice(0, most).map((row) => {
    const { names, more } = whatOf(row);
    return `${words(whoOf(row))} ${words(row.now)} ${list(names.map(code))}${more}.`;
  });
  const left = rows.length - sentences.length;
  return [...sentences, ...(left > 0 ? [`${count(left, "more change")} below.`] : [])].join(" ");
}
