/** Every link inside the project's pages leads to a file, and to a heading of it where it names one. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PROJECT_ROOT } from "./support/plans";

const PAGES = execFileSync("git", ["ls-files", "*.md"], { cwd: PROJECT_ROOT, encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && !/^test\//.test(file) && existsSync(join(PROJECT_ROOT, file)));

const read = (file: string) => readFileSync(join(PROJECT_ROOT, file), "utf8");

/** Code of a page is no link. */
const proseOf = (file: string) =>
  read(file)
    .replace(/^(```+)[\s\S]*?^\1/gm, "")
    .replace(/`[^`\n]*`/g, "");

/** The anchors that GitHub gives a page's headings. */
function anchorsOf(file: string): Set<string> {
  const text = read(file).replace(/^(```+)[\s\S]*?^\1/gm, "");
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map((match) => match[1] as string);
  const named = [...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map((match) => match[1] as string);
  return new Set([
    ...named,
    ...headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .trim()
        .replaceAll(" ", "-"),
    ),
  ]);
}

test("there are pages", () => {
  expect(PAGES.length).toBeGreaterThan(15);
});

test.each(PAGES)("links of %s", (page) => {
  const dead = [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] as string)
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => {
      const [path, anchor] = link.split("#") as [string, string?];
      const file = path === "" ? page : join(dirname(page), path);
      if (!existsSync(join(PROJECT_ROOT, file))) return true;
      return anchor !== undefined && file.endsWith(".md") && !anchorsOf(file).has(anchor);
    });
  expect(dead).toEqual([]);
});
