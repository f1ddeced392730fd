/**
 * Every code's story: the smallest configuration that raises it, and the exact text that is printed for it.
 *
 * `UPDATE_GOLDEN=1 npx jest test/errors` writes the texts anew; read them as somebody who has made the mistake.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "../../src/cli/cli";
import { CODES, type Code } from "../../src/diagnostics/codes";
import { memoryHost } from "../../src/host/memory-host";

const stories = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

function filesOf(code: string): Record<string, string> {
  const names = readdirSync(join(__dirname, code)).filter((name) => name !== "expected.txt");
  return Object.fromEntries(
    names.map((name) => [`config/${name}`, readFileSync(join(__dirname, code, name), "utf8")]),
  );
}

test.each(stories)("%s", async (code) => {
  const host = memoryHost(filesOf(code));
  const exit = await runCli(["validate", "--config", "config", "--quiet"], host);
  const printed = host.output.stderr;
  const file = join(__dirname, code, "expected.txt");
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, printed);
  expect(printed).toBe(existsSync(file) ? readFileSync(file, "utf8") : "");
  expect(exit).toBe(CODES[code as Code].severity === "error" ? 1 : 0);
  // One mistake, one diagnostic.
  const told = [...printed.matchAll(/^(?:error|warning)\[(\w+)\]/gm)].map((match) => match[1]);
  expect(told).toEqual([code]);
});

/** Codes that take more than a configuration to raise, and where their story is told. */
const TOLD_ELSEWHERE: Readonly<Partial<Record<Code, string>>> = {
  NO_CONFIGURATION: "test/cli/commands.test.ts",
  FILE_TOO_LARGE: "test/cli/commands.test.ts",
  LOCK_OUT_OF_DATE: "test/cli/commands.test.ts",
  EXCHANGE_MISSING: "test/cli/commands.test.ts",
};

test("every code has its story", () => {
  expect([...stories, ...Object.keys(TOLD_ELSEWHERE)].sort()).toEqual(Object.keys(CODES).sort());
});
