/** CSV as RFC 4180 has it: CRLF, quotes where they are needed, quotes doubled inside quotes. */
import { shownLines } from "../../diagnostics/shown";
import type { Cell, Table } from "./table";

/**
 * Law: any CSV reader answers the cells as {@link cellText} has them, whatever text is in them, and no spreadsheet takes
 * one for a formula.
 */
export function tableCsv({ columns, rows }: Table): string {
  return [columns.map(({ key }) => key), ...rows].map(record).join("");
}

function record(cells: readonly Cell[]): string {
  return `${cells.map(field).join(",")}\r\n`;
}

function field(cell: Cell): string {
  const text = typeof cell === "number" ? String(cell) : cellText(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What spreadsheets take for the start of a formula: https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^\s/;

/** A text with its controls shown, but for line ends, and an apostrophe before what would be a formula. */
export function cellText(text: string): string {
  const plain = shownLines(text);
  return FORMULA.test(text) ? `'${plain}` : plain;
}
