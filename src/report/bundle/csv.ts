/** CSV as RFC 4180 has it: CRLF, quotes where they are needed, quotes doubled inside quotes. */
import type { Cell, Table } from "./table";

/** Law: any CSV reader answers the same cells, whatever text is in them. */
export function tableCsv({ columns, rows }: Table): string {
  return [columns.map(({ key }) => key), ...rows].map(record).join("");
}

function record(cells: readonly Cell[]): string {
  return `${cells.map(field).join(",")}\r\n`;
}

function field(cell: Cell): string {
  const text = String(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
