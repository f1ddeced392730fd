/**
 * Every code's story: the smallest configuration that raises it, and the exact text that is printed for it.
 *
 * `UPDATE_GOLDEN=1 npx jest test/errors` writes the texts anew; read them as somebody who has made the mistake.
 * A story is called with `validate`, or with the words of its file `command`. What its folder `base` holds is the
 * revision called base, and the last commit; `obstacles.json` lists links and other things that are no files.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "../../src/cli/cli";
import { CODES, type Code } from "../../src/diagnostics/codes";
import type { Obstacle } from "../../src/host/host";
import { type MemoryHost, memoryHost } from "../support/memory-host";

const stories = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

const codes = Object.keys(CODES).sort() as Code[];

const read = (code: string, name: string) => readFileSync(join(__dirname, code, name), "utf8");

function hostFor(code: string): MemoryHost {
  const names = readdirSync(join(__dirname, code)).filter(
    (name) => !["expected.txt", "command", "base", "obstacles.json"].includes(name),
  );
  const host = memoryHost(Object.fromEntries(names.map((name) => [`config/${name}`, read(code, name)])));
  if (existsSync(join(__dirname, code, "obstacles.json")))
    host.obstacles.push(...(JSON.parse(read(code, "obstacles.json")) as Obstacle[]));
  if (existsSync(join(__dirname, code, "base"))) {
    const before = readdirSync(join(__dirname, code, "base"));
    const files = new Map(before.map((name) => [`config/${name}`, read(code, `base/${name}`)]));
    for (const name of ["base", "HEAD"]) host.revisions.set(name, files);
  }
  // Nobody wants 64 MB of comment in the repository.
  return code === "FILE_TOO_LARGE" ? { ...host, sizeOf: () => 10 ** 9 } : host;
}

test("every code has its story, and every story is about a code", () => {
  expect(stories).toEqual(codes);
});

test.each(stories)("%s", async (code) => {
  const host = hostFor(code);
  const command = existsSync(join(__dirname, code, "command")) ? read(code, "command").trim() : "validate";
  const exit = await runCli([...command.split(" "), "--config", "config", "--quiet"], host);
  const printed = host.output.stderr;
  const file = join(__dirname, code, "expected.txt");
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, printed);
  expect(printed).toBe(existsSync(file) ? readFileSync(file, "utf8") : "");
  expect(exit).toBe(CODES[code as Code].severity === "error" ? 1 : 0);
  // One mistake, one diagnostic.
  const told = [...printed.matchAll(/^(?:error|warning)\[(\w+)\]/gm)].map((match) => match[1]);
  // What a policy of a project's own says has the policy's code.
  expect(told).toEqual([code === "POLICY_BROKEN" ? "ACME_VPC_SIZE" : code]);
});
