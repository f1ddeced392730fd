/** Law: whatever stands in the cells, a CSV reader that shares no code with the writer answers the same cells, and none is a formula. */
import * as fc from "fast-check";
import { tableCsv } from "../../src/report/tables/csv";
import { unshown } from "../support/hostile/injected";

/** RFC 4180, a character at a time. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += sign;
        at++;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === "," || sign === "\r") {
      row.push(cell);
      cell = "";
      if (sign === "\r") {
        rows.push(row);
        row = [];
        at++;
      }
    } else cell += sign;
  }
  return rows;
}

const cellText = fc.string({
  unit: fc.constantFrom("a", '"', ",", "\n", "\r", " ", ";", "=", "ü", "\t", "+", "-", "@"),
  maxLength: 8,
});

/** The text that stands for a formula, without its apostrophe. */
function textOf(cell: string): string {
  return unshown(cell.replace(/^'/, ""));
}

// Fails when formulas are left as they are, and when quotes are not doubled.
test("a reader answers the cells that were written", () => {
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(fc.oneof(cellText, fc.nat()), { minLength: width, maxLength: width })),
    );
  fc.assert(
    fc.property(table, (rows) => {
      const columns = (rows[0] ?? ["x"]).map((_, index) => ({ key: `c${index}`, title: "" }));
      const csv = tableCsv({ name: "t", title: "", about: "", columns, rows });
      const read = readCsv(csv);
      expect(read.slice(1).map((row) => row.map(textOf))).toEqual(rows.map((row) => row.map(String)));
      expect(read[0]).toEqual(columns.map(({ key }) => key));
      const texts = read
        .slice(1)
        .flatMap((row, at) => row.filter((_, column) => typeof rows[at]?.[column] === "string"));
      expect(texts.filter((text) => /^\s*[=+\-@]|^[\t\r\n]/.test(text))).toEqual([]);
    }),
  );
});
