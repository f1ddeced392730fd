/** Tables small enough to be carried in a page: a column whose values repeat is a list of values and a list of indices. */
import { shownLines } from "../../diagnostics/shown";
import type { Cell, Column, Table } from "../tables/table";

interface PackedColumn extends Pick<Column, "key" | "title" | "kind" | "filter"> {
  /** Every value, or with `index` the different ones. */
  readonly values: readonly Cell[];
  readonly index?: readonly number[];
}

export interface PackedTable {
  readonly name: string;
  readonly title: string;
  readonly size: number;
  readonly columns: readonly PackedColumn[];
}

export function packed({ name, title, columns, rows }: Table): PackedTable {
  return {
    name,
    title,
    size: rows.length,
    columns: columns.flatMap((column, at) => {
      if (column.onlyData) return [];
      const { key, title, kind, filter } = column;
      const said = { key, title, ...(kind && { kind }), ...(filter && { filter }) };
      return [{ ...said, ...packedValues(rows.map((row) => shownCell(row[at] ?? ""))) }];
    }),
  };
}

function packedValues(values: readonly Cell[]): Pick<PackedColumn, "values" | "index"> {
  const known = new Map<Cell, number>();
  const index = values.map((value) => {
    const at = known.get(value) ?? known.size;
    known.set(value, at);
    return at;
  });
  return known.size > values.length / 2 ? { values } : { values: [...known.keys()], index };
}

/** As the page's first rows have it. */
function shownCell(cell: Cell): Cell {
  return typeof cell === "number" ? cell : shownLines(cell);
}
