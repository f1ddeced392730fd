/**
 * The ten minutes of a new user, in an empty folder: the packed tarball is installed without a network, a repository is
 * made, planned, written, verified, committed, changed and reviewed, by the program that was installed.
 */
import { execFileSync, spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { LIBRARY, SYNTHESIS_PACKAGES } from "../../src/project/cdktf";
import { PROJECT_ROOT } from "../support/plans";

jest.setTimeout(240_000);

const PACKAGE = join(PROJECT_ROOT, "dist/package");

let root: string;
let net: string;

/** A person's machine, wherever this runs: in CI the lock is frozen, and npm would look for packages elsewhere. */
const ENVIRONMENT = { ...process.env, CI: "", npm_config_offline: "true", CADASTRE_NO_CACHE: "1" };

function run(cwd: string, command: string, ...args: readonly string[]) {
  const env = ENVIRONMENT;
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: "utf8" });
  return { status, stdout, stderr };
}

const cadastre = (...args: readonly string[]) =>
  run(net, process.execPath, join(root, "node_modules/cadastre/bin/cadastre.js"), ...args);

const git = (...args: readonly string[]) =>
  execFileSync("git", ["-c", "user.email=new@example.com", "-c", "user.name=new", ...args], {
    cwd: net,
    encoding: "utf8",
  });

/** As `npm install` would, for packages that every machine that runs these tests has. */
function installPeers(): void {
  mkdirSync(dirname(join(root, "node_modules", LIBRARY.bindings)), { recursive: true });
  for (const name of [...Object.keys(SYNTHESIS_PACKAGES), "elkjs"])
    symlinkSync(join(PROJECT_ROOT, "node_modules", name), join(root, "node_modules", name));
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "cadastre-new-"));
  net = join(root, "net");
  execFileSync(process.execPath, [join(PROJECT_ROOT, "tools/package.js")], { cwd: PROJECT_ROOT });
  const packed = run(PACKAGE, "npm", "pack", "--silent", "--pack-destination", root);
  expect(packed.status).toBe(0);
  writeFileSync(join(root, "package.json"), '{ "private": true }\n');
  const installed = run(
    root,
    "npm",
    "install",
    "--no-audit",
    "--no-fund",
    "--ignore-scripts",
    `./${packed.stdout.trim()}`,
  );
  expect([installed.status, installed.stderr]).toEqual([0, expect.any(String)]);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test("what is installed is small, and holds the built program and no tests", () => {
  const files = readdirSync(join(root, "node_modules"), { recursive: true, encoding: "utf8" });
  const bytes = files.reduce((sum, file) => {
    const found = statSync(join(root, "node_modules", file), { throwIfNoEntry: false });
    return sum + (found?.isFile() ? found.size : 0);
  }, 0);
  expect(bytes).toBeLessThan(8_000_000);
  expect(
    files.filter(
      (file) => /\.test\.|(?:^|\/)examples\/|\.ts$/.test(file) && file.startsWith("cadastre/dist"),
    ),
  ).toEqual([]);
});

test("from an empty folder to a reviewed change", () => {
  net = root;
  const made = cadastre(
    "init",
    "net",
    "--organization",
    "acme",
    "--shape",
    "hub-and-spoke",
    "--region",
    "us-east-1",
    "--account",
    "network:111111111111",
    "orders:222222222222",
    "payments:333333333333",
    "--state-bucket",
    "acme-network-state",
    "--ci",
    "github",
  );
  expect([made.status, made.stderr]).toEqual([0, ""]);
  net = join(root, "net");
  git("init", "-q", "-b", "main");
  expect(cadastre("validate").status).toBe(0);
  expect(cadastre("plan")).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("Addresses: 26 new, 0 kept."),
  });

  const early = cadastre("synth");
  expect([early.status, early.stderr]).toEqual([
    2,
    expect.stringMatching(/packages that are not installed here: npm install --save-dev .*cdktf@\^0\.21\.0/),
  ]);
  const asking = cadastre("survey", "--account", "222222222222", "--region", "us-east-1");
  expect([asking.status, asking.stderr]).toEqual([
    2,
    expect.stringMatching(
      /packages that are not installed here: npm install --save-dev .*@aws-sdk\/client-ec2@/,
    ),
  ]);
  installPeers();
  expect(cadastre("synth")).toMatchObject({ status: 0, stderr: "wrote 10 stacks to cdktf.out\n" });
  expect(cadastre("verify")).toMatchObject({ status: 0 });
  git("add", "-A");
  git("commit", "-qm", "network: the first plan");
  expect(git("ls-files").split("\n")).not.toContain("cdktf.out/manifest.json");

  const file = join(net, "config/network.yaml");
  const added = "      cache: { prefixLength: 26, access: isolated }\n      data: {";
  writeFileSync(file, readFileSync(file, "utf8").replace("      data: {", added));
  expect(cadastre("plan").status).toBe(0);
  const review = cadastre("review", "main");
  expect([review.status, review.stderr]).toEqual([0, ""]);
  expect(review.stdout).toMatch(
    /^<!-- cadastre-review -->\n## Network review: acme\n\n> \[!NOTE\]\n> Adds \d+ resources/,
  );
  expect(cadastre("steps", "main").stdout).toContain("Step 1 of 1, build");
});

test("the package is a library, with types, for require and for import", () => {
  const script = `
    const { plan } = require("cadastre");
    import("cadastre").then(async ({ synthesize, verify }) => {
      const synthesis = await synthesize(plan({ config: "config" }), {
        onStack: (stack) => stack.addOverride("output.here", { value: stack.node.id }),
      });
      console.log(synthesis.stacks.length, verify(synthesis).length, synthesis.stacks[0].json.output.here.value);
    });
  `;
  const told = run(net, process.execPath, "-e", script);
  expect([told.stderr, told.stdout]).toEqual(["", "10 0 network_us-east-1_accept\n"]);
  writeFileSync(
    join(net, "typed.ts"),
    'import { type OnStack, plan } from "cadastre";\n' +
      "export const onStack: OnStack = (stack, planned) => void [stack.node.id, planned.vpcs[0]?.cidrBlock];\n" +
      "export const names: string[] | undefined = plan().plan?.stacks.map(({ name }) => name);\n",
  );
  const tsc = join(PROJECT_ROOT, "node_modules/typescript/bin/tsc");
  const words = ["--noEmit", "--strict", "--skipLibCheck", "--module", "node16"];
  expect(run(net, process.execPath, tsc, ...words, "typed.ts")).toEqual({
    status: 0,
    stdout: "",
    stderr: "",
  });
});

test("CDKTF's CLI gets its stacks where it asks for them", () => {
  const app = join(root, "node_modules/cadastre/bin/cdktf-app.js");
  const env = { ...ENVIRONMENT, CDKTF_OUTDIR: "elsewhere", CDKTF_TARGET_STACK_ID: "orders_us-east-1_base" };
  execFileSync(process.execPath, [app], { cwd: net, env });
  expect(readdirSync(join(net, "elsewhere/stacks"))).toEqual(["orders_us-east-1_base"]);
});
