/** The breaks by which tests are shown to bite still fit the code. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { PROJECT_ROOT } from "./support/plans";

interface Break {
  readonly what: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly fails: readonly string[];
}

const read = (file: string) => readFileSync(join(PROJECT_ROOT, file), "utf8");
const BREAKS = parse(read("test/breaks.yaml")) as Break[];

test.each(BREAKS)("$what: what is replaced stands in the file once, and the tests are there", (row) => {
  expect(read(row.file).split(row.from)).toHaveLength(2);
  expect(row.to).not.toBe(row.from);
  expect(row.fails.filter((file) => existsSync(join(PROJECT_ROOT, file)))).toEqual(row.fails);
  expect(row.fails).not.toEqual([]);
});
