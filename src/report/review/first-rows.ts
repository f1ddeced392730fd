/** A table of as many rows as a section may have, and a line on those that are left out. */
import { count } from "../../diagnostics/counted";
import { table } from "./md";

export interface FirstRows<Row> {
  readonly head: readonly string[];
  readonly rows: readonly Row[];
  readonly most: number;
  cells(row: Row): readonly string[];
  /** Columns of numbers, from 0. */
  readonly right?: readonly number[];
  /** What a row is, `more row`; absent where nothing is said of the rest. */
  readonly noun?: string;
  /** What is said of the rest beside its number. */
  readonly also?: (rest: readonly Row[]) => string;
}

/** Markdown; without a row to show, no head either. */
export function firstRows<Row>({ head, rows, most, cells, right, noun, also }: FirstRows<Row>): string {
  const shown = rows.slice(0, most);
  const rest = rows.slice(most);
  const body = shown.length === 0 ? "" : table(head, shown.map(cells), right);
  if (noun === undefined || rest.length === 0) return body;
  return `${body}\n_and ${count(rest.length, noun)}${also?.(rest) ?? "."}_\n`;
}
