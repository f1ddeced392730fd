/** A table as data: what CSV, JSON and the page are all made from. */
import { shownLines } from "../../diagnostics/shown";

export type Cell = string | number;

/**
 * How the page shows a column: `code` in monospace, `badge` as a coloured word, `list` in lines with
 * the rest of a long one folded away, `document` folded away whole.
 */
export type ColumnKind = "text" | "number" | "code" | "badge" | "list" | "document";

export interface Column {
  /** The heading of CSV files and the key in JSON. */
  readonly key: string;
  readonly title: string;
  readonly kind?: ColumnKind;
  /** Whether the page offers its values as a filter; for columns of few different values. */
  readonly filter?: true;
  /** Left out of the page, where it would only take space; CSV and JSON have it. */
  readonly onlyData?: true;
}

export interface Table {
  /** The name of its files, such as `accounts`. */
  readonly name: string;
  readonly title: string;
  /** A sentence that says what a row is. */
  readonly about: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Rows as objects under the columns' keys; two spaces, a newline at the end. */
export function tableJson({ name, about, columns, rows }: Table): string {
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map(({ key }, index) => [key, row[index] ?? ""])),
  );
  return shownLines(`${JSON.stringify({ table: name, about, rows: objects }, undefined, 2)}\n`);
}
