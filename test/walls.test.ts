/**
 * Each wall of the house stands: a breach of it, built in a folder of its own, is told under the wall's name.
 *
 * That the house itself breaks none is `npm run walls`; a wall that tells of nothing would be quiet there as well.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { PROJECT_ROOT } from "./support/plans";

const RULES = join(PROJECT_ROOT, ".dependency-cruiser.cjs");
const { forbidden } = require(RULES) as {
  forbidden: readonly { readonly name: string; readonly comment: string }[];
};

/** A room, and what a file in it imports that breaks the wall: a file of another room, a package, or a part of Node. */
const BREACHES: Readonly<Record<string, readonly [from: string, to: string]>> = {
  "no-circles": ["src/ip/", "src/ip/"],
  "lists-stand-alone": ["src/lists/", "src/ip/"],
  "ip-stands-alone": ["src/ip/", "src/model/"],
  "aws-knows-only-addresses": ["src/aws/", "src/diagnostics/"],
  "diagnostics-stand-alone": ["src/diagnostics/", "src/ip/"],
  "model-is-meaning-without-spelling": ["src/model/", "src/load/"],
  "load-stops-at-the-model": ["src/load/", "src/plan/"],
  "load-has-floors": ["src/load/shape/", "src/load/lower/"],
  "lock-is-memory": ["src/lock/", "src/model/"],
  "plan-decides-alone": ["src/plan/", "src/load/"],
  "plan-has-floors": ["src/plan/vpc/", "src/plan/routing/"],
  "advice-follows-the-plan": ["src/advice/", "src/load/"],
  "verify-is-a-witness": ["src/verify/", "src/plan/"],
  "report-makes-text": ["src/report/", "src/model/"],
  "report-has-floors": ["src/report/tables/", "src/report/page/"],
  "diff-compares-decisions": ["src/diff/", "src/model/"],
  "steps-plan-the-way": ["src/steps/", "src/verify/trace/"],
  "apply-runs-what-was-planned": ["src/apply/", "src/steps/"],
  "init-writes-what-is-answered": ["src/init/", "src/host/"],
  "survey-asks-aws-and-no-more": ["src/survey/", "src/host/"],
  "built-is-read-as-terraform": ["src/built/", "src/verify/trace/"],
  "drift-compares-with-what-is-built": ["src/drift/", "src/model/"],
  "adopt-takes-what-is-there": ["src/adopt/", "src/model/"],
  "aws-sdk-behind-one-wall": ["src/built/", "@aws-sdk/client-ec2"],
  "host-is-the-world": ["src/host/", "src/diagnostics/"],
  "project-runs-the-stages": ["src/project/", "stacks/"],
  "library-serves-commands-and-others": ["src/library/", "src/cli/"],
  "stacks-do-not-decide": ["stacks/", "src/model/"],
  "stacks-have-floors": ["stacks/constructs/", "stacks/output/"],
  "cdktf-behind-one-wall": ["src/plan/", "cdktf"],
  "cdktf-has-one-name": ["stacks/", "cdktf"],
  "yaml-is-spelling": ["src/plan/", "yaml"],
  "one-door-to-the-world": ["src/plan/", "node:fs"],
  "nobody-imports-a-command": ["src/project/", "src/cli/"],
  "program-does-not-see-tests": ["src/plan/", "test/"],
  "no-undeclared-packages": ["src/load/", "undeclared"],
  "no-orphans": ["src/plan/", ""],
};

let folder: string;
/** `wall file` for every breach that was told. */
let told: ReadonlySet<string>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cadastre-walls-"));
  write("tsconfig.json", '{ "compilerOptions": { "module": "node16", "moduleResolution": "node16" } }');
  write(
    "package.json",
    '{ "name": "house", "dependencies": { "@aws-sdk/client-ec2": "*", "cdktf": "*", "yaml": "*" } }',
  );
  for (const name of ["@aws-sdk/client-ec2", "cdktf", "yaml", "undeclared"]) {
    write(
      `node_modules/${name}/package.json`,
      `{ "name": "${name}", "version": "1.0.0", "main": "index.js" }`,
    );
    write(`node_modules/${name}/index.js`, "exports.a = 1;\n");
  }
  for (const [wall, [from, to]] of Object.entries(BREACHES)) breach(wall, from, to);
  told = inspect();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function breach(wall: string, from: string, to: string): void {
  const alone = "export const a = 1;\n";
  const importing = (path: string) => `import * as b from "${path}";\nexport const a = b;\n`;
  if (to === "") write(`${from}${wall}.ts`, alone);
  else if (!to.endsWith("/")) write(`${from}${wall}.ts`, importing(to));
  else {
    write(`${from}${wall}.ts`, importing(`./${relative(from, `${to}${wall}-target`)}`));
    write(`${to}${wall}-target.ts`, wall === "no-circles" ? importing(`./${wall}`) : alone);
  }
}

function inspect(): Set<string> {
  const program = join(PROJECT_ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const words = [program, "--config", RULES, "--output-type", "json", "src", "stacks", "test"];
  const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: "utf8" });
  if (stdout === "") throw new Error(stderr);
  const { violations } = JSON.parse(stdout).summary as {
    violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
  return new Set(violations.map(({ rule, from }) => `${rule.name} ${from}`));
}

test("every wall has a breach here, and a sentence that says why it stands", () => {
  expect(Object.keys(BREACHES)).toEqual([...new Set(forbidden.map(({ name }) => name))]);
  for (const { comment } of forbidden) expect(comment).toMatch(/^[A-Z].{20,}\.$/);
});

test.each(Object.entries(BREACHES))("%s", (wall, [from]) => {
  // A circle is told from either of its files.
  expect([...told].filter((entry) => entry.startsWith(`${wall} ${from}${wall}`))).not.toEqual([]);
});
