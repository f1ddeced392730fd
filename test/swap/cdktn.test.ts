/** CDKTF's fork in CDKTF's place: the source compiles, the tests of stacks pass, and every example has the same bytes. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LIBRARY_VERSION } from "../../src/project/cdktf";
import { PROJECT_ROOT } from "../support/plans";
import { FORK, installFork, nodeOf, swapped } from "./fork";

const EXAMPLES = [
  "config",
  ...["beginner", "endpoints", "joined", "services", "small"].map((n) => `examples/${n}`),
];

let installed: string | undefined;
let folder: string;

beforeAll(() => {
  try {
    installed = installFork();
  } catch (error) {
    if (process.env.CADASTRE_FORK === "required") throw error;
    console.warn(
      `NOT TESTED: ${FORK.name} ${FORK.version} cannot be installed here. ${(error as Error).message}`,
    );
    return;
  }
  folder = mkdtempSync(join(tmpdir(), "cadastre-swapped-"));
  swapped(folder, installed);
}, 300_000);

afterAll(() => {
  if (folder) rmSync(folder, { recursive: true });
});

/** Runs a program of the swapped repository; its output where it fails. */
function run(cwd: string, node: string, ...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(node, words, { cwd, encoding: "utf8", maxBuffer: 1e9 });
  return status === 0 ? "" : `${stdout}${stderr}`;
}

/** Every file below a folder. */
function texts(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(root.length), readFileSync(file, "utf8")] as const),
  );
}

// Fails when one emitted argument is left out of the swapped copy alone.
test.each(EXAMPLES)(
  "%s has the same bytes, but for the version of the library",
  (config) => {
    if (!installed) return;
    const [is, was] = ["is", "was"].map((name) => join(folder, "out", config, name)) as [string, string];
    const words = ["bin/cadastre.js", "synth", "--quiet", "--no-cache", "--config", config, "--out"];
    expect(run(folder, nodeOf(installed), ...words, is)).toBe("");
    expect(run(PROJECT_ROOT, process.execPath, ...words, was)).toBe("");
    const other = (text: string) =>
      text.replaceAll(`"version": "${LIBRARY_VERSION}"`, `"version": "${FORK.version}"`);
    const expected = Object.entries(texts(was)).map(([file, text]) => [file, other(text)] as const);
    expect(expected.length).toBeGreaterThan(1);
    expect(texts(is)).toEqual(Object.fromEntries(expected));
  },
  120_000,
);

test("the source has the types of the fork", () => {
  if (!installed) return;
  const settings = { extends: "./tsconfig.json", include: ["main.ts", "src", "stacks", "test/stacks"] };
  writeFileSync(join(folder, "tsconfig.swap.json"), JSON.stringify(settings));
  const compiler = join(folder, "node_modules/typescript/bin/tsc");
  expect(run(folder, nodeOf(installed), compiler, "--noEmit", "-p", "tsconfig.swap.json")).toBe("");
}, 300_000);

test("the tests of stacks pass", () => {
  if (!installed) return;
  const jest = join(folder, "node_modules/jest/bin/jest.js");
  expect(
    run(folder, nodeOf(installed), jest, "test/stacks", "--maxWorkers", "2", "--reporters", "default"),
  ).toBe("");
}, 900_000);
