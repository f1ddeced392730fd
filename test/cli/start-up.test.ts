/** What a command has no use for is not loaded: the AWS bindings are most of the time of starting. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SYNTHESIS_PACKAGES } from "../../src/project/cdktf";
import { PROJECT_ROOT } from "../support/plans";

const LISTED = `
process.argv.splice(1, 0, "cadastre");
process.on("exit", () => process.stderr.write(JSON.stringify(Object.keys(require.cache))));
require(${JSON.stringify(join(PROJECT_ROOT, "dist/src/cli/main.js"))}).main();
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cadastre-start-"));
  cpSync(join(PROJECT_ROOT, "config"), join(folder, "config"), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The packages, and the program's own files, that a call loads. */
function loadedBy(...words: string[]): { packages: string[]; own: string[] } {
  const { stderr, status } = spawnSync(process.execPath, ["-e", LISTED, "--", ...words], {
    cwd: folder,
    encoding: "utf8",
  });
  expect(status).toBe(0);
  const files = JSON.parse(stderr.slice(stderr.indexOf('["'))) as string[];
  const packages = files.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  const own = files.flatMap((file) => /^(?!.*node_modules).*\/dist\/(.*)$/.exec(file)?.[1] ?? []);
  return { packages: [...new Set(packages)].sort(), own };
}

const BINDINGS = Object.keys(SYNTHESIS_PACKAGES);

test("--help loads no command", () => {
  const { packages, own } = loadedBy("--help");
  expect(packages).toEqual(["commander"]);
  expect(
    own.filter(
      (file) =>
        !/^src\/(cli\/(cli|main|exit-code|printing|shared-options|describe-change)|diagnostics\/shown|host\/|init\/choices|project\/(version|cdktf))/.test(
          file,
        ),
    ),
  ).toEqual([]);
});

test.each(["validate", "plan"])("%s loads no bindings and no stacks", (command) => {
  const { packages, own } = loadedBy(command, "--quiet");
  expect(packages.filter((name) => BINDINGS.includes(name))).toEqual([]);
  expect(own.filter((file) => file.startsWith("stacks/"))).toEqual([]);
});

test("synth loads the bindings where a new shape has to be made, and not where nothing has changed", () => {
  const bindings = () => loadedBy("synth", "--quiet").own.filter((file) => file === "stacks/synthesize.js");
  expect(bindings()).toHaveLength(1);
  expect(bindings()).toEqual([]);
});

test("CDKTF is loaded without the archiver of its assets", () => {
  expect(loadedBy("synth", "--quiet", "--out", "elsewhere").packages).not.toContain("archiver-utils");
});

test("V8 takes what the build kept of the program, so that starting it compiles nothing again", () => {
  const script = `process.stdout.write(String(require("./bin/program").program().script.cachedDataRejected))`;
  const { stdout } = spawnSync(process.execPath, ["-e", script], { cwd: PROJECT_ROOT, encoding: "utf8" });
  expect(stdout).toBe("false");
});

test("the program in one file says what its sources say", () => {
  const said = (...words: string[]) => spawnSync(process.execPath, words, { encoding: "utf8" }).stdout;
  const built = said(join(PROJECT_ROOT, "bin/cadastre.js"), "--help");
  expect(built).toContain("Usage: cadastre");
  expect(said("-e", LISTED, "--", "--help")).toBe(built);
});
