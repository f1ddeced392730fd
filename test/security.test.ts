/** The page about security names tests and files that are there, and the workflows that it speaks of. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "./support/plans";

const PAGE = "docs/security.md";
const page = readFileSync(join(PROJECT_ROOT, PAGE), "utf8");

// Seen to fail with a test of the table renamed.
test("every test that the page names is there", () => {
  const named = [...page.matchAll(/`(test\/[\w./-]+)`/g)].map((match) => match[1] as string);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((file) => !existsSync(join(PROJECT_ROOT, file)))).toEqual([]);
});

test("every line of what a pull request can do says where it is tested", () => {
  const [, table = ""] = /\| a pull request \|[^\n]*\n[^\n]*\n((?:\|[^\n]*\n)+)/.exec(page) ?? [];
  const rows = table.trim().split("\n");
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.filter((row) => !/`test\/[\w./-]+` \|$/.test(row))).toEqual([]);
});

test("every environment that the workflows name is explained", () => {
  for (const file of readdirSync(join(PROJECT_ROOT, "docs/workflows"))) {
    const text = readFileSync(join(PROJECT_ROOT, "docs/workflows", file), "utf8");
    for (const [, name] of text.matchAll(/environment: (?:\{ name: )?([\w-]+)/g))
      expect(page).toContain(`\`${name}\``);
  }
});
