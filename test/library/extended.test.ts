/**
 * The example that extends every spoke in TypeScript, as a team has it: a repository of its own beside the installed
 * package, a program of its own, and a change of its code that is reviewed.
 */
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROJECT_ROOT } from "../support/plans";

jest.setTimeout(240_000);

let folder: string;

const ENVIRONMENT = { ...process.env, CI: "", CADASTRE_NO_CACHE: "1", CADASTRE_CODE: "" };

function run(program: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    env: ENVIRONMENT,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const cadastre = (...words: readonly string[]) => run(join(PROJECT_ROOT, "bin/cadastre.js"), ...words);

const git = (...args: readonly string[]) =>
  execFileSync("git", ["-c", "user.email=new@example.com", "-c", "user.name=new", ...args], { cwd: folder });

const read = (file: string) => readFileSync(join(folder, file), "utf8");

/** The number of the first line that has this text. */
const lineOf = (file: string, text: string) =>
  read(file)
    .split("\n")
    .findIndex((line) => line.includes(text)) + 1;

function edit(file: string, from: string, to: string): void {
  expect(read(file)).toContain(from);
  writeFileSync(join(folder, file), read(file).replace(from, to));
}

function emitted(): Readonly<Record<string, string>> {
  const names = readdirSync(join(folder, "cdktf.out/stacks"));
  return Object.fromEntries(names.map((name) => [name, read(`cdktf.out/stacks/${name}/cdk.tf.json`)]));
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cadastre-extended-"));
  cpSync(join(PROJECT_ROOT, "examples/extended"), folder, { recursive: true });
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(PROJECT_ROOT, join(folder, "node_modules/cadastre"));
  for (const name of ["@cdktf", "@types", "cdktf", "constructs", "typescript"])
    symlinkSync(join(PROJECT_ROOT, "node_modules", name), join(folder, "node_modules", name));
  writeFileSync(join(folder, ".gitignore"), "node_modules\ncdktf.out\nbuild\n");
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-qm", "network: as it is");
});
beforeEach(() => {
  git("checkout", "-q", "--", ".");
  rmSync(join(folder, "cdktf.out"), { recursive: true, force: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every spoke has what the code adds, and does what is expected", () => {
  expect(cadastre("plan", "--frozen", "--quiet")).toMatchObject({ status: 0 });
  expect(cadastre("validate", "--code", "network.ts")).toMatchObject({ status: 0 });
  expect(cadastre("synth", "--code", "network.ts")).toMatchObject({ status: 0 });
  for (const text of Object.values(emitted()))
    expect(Object.keys(JSON.parse(text).resource.aws_cloudwatch_metric_alarm)).toHaveLength(1);
  expect(Object.keys(emitted())).toHaveLength(2);
  expect(cadastre("verify", "--code", "network.ts")).toMatchObject({ status: 0, stdout: "" });
});

test("an addition that opens what is expected to be denied is told at the expectation's line", () => {
  expect(cadastre("synth", "--code", "updates.ts")).toMatchObject({ status: 0 });
  const { status, stdout } = cadastre("verify", "--code", "updates.ts");
  const line = lineOf("config/expectations.yaml", "from: payments/main/data");
  expect(status).toBe(1);
  expect(stdout.split("\n")[0]).toBe(
    `config/expectations.yaml:${line}:5: error EXPECTATION_NOT_MET: payments/main/data to internet on tcp 443 is ` +
      "expected to be denied, and is exits network: payments/main/data (use1-az1) to internet: " +
      "it leaves by internet gateway payments/us-east-1/main/internet-gateway",
  );
  expect(stdout).toContain("aws_route.updates-main-data: route 0.0.0.0/0 leads to NAT gateway");
  expect(stdout.match(/ error | warning /g)).toHaveLength(1);
});

test("the project's own program writes what synth with its code writes", () => {
  expect(cadastre("synth", "--code", "network.ts")).toMatchObject({ status: 0 });
  const before = emitted();
  rmSync(join(folder, "cdktf.out"), { recursive: true });
  expect(run(join(PROJECT_ROOT, "node_modules/typescript/bin/tsc"))).toEqual({
    status: 0,
    stdout: "",
    stderr: "",
  });
  expect(run("build/main.js")).toEqual({ status: 0, stdout: "", stderr: "" });
  expect(emitted()).toEqual(before);
  expect(cadastre("verify", "--code", "network.ts")).toMatchObject({ status: 0 });
});

test("the project's own program says in words what is wrong, and ends with an exit code", () => {
  edit("config/network.yaml", "prefixLength: 27", "prefixLength: 99");
  const { status, stdout, stderr } = run("build/main.js");
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(/^cadastre: the stacks cannot be made\n\nerror\[/);
  expect(stderr).not.toMatch(/^ +at .*\.js/m);
});

test("where the code is forgotten, nothing is proved, and the message says what was", () => {
  cadastre("synth", "--code", "network.ts");
  const { status, stderr } = cadastre("verify");
  expect(status).toBe(1);
  expect(stderr).toContain("it has more than is planned in orders_us-east-1_base, payments_us-east-1_base");
  expect(stderr).toContain("Run the same with --code FILE if the project's own code adds it");
});

test("a policy speaks in validate, verify and review, at the line that the plan has for it", () => {
  edit("network.ts", "  addNatAlarms(stack, planned);\n", "");
  const at = `config/network.yaml:${lineOf("config/network.yaml", "natGateways")}`;
  const validated = cadastre("validate", "--code", "network.ts");
  expect(validated.status).toBe(1);
  expect(validated.stderr).toContain(
    "error[EXTENDED_NAT_UNWATCHED] orders/us-east-1/main/nat-gateway/use1-az1",
  );
  expect(validated.stderr).toContain(at);
  cadastre("synth", "--code", "network.ts");
  const verified = cadastre("verify", "--code", "network.ts");
  expect(verified.status).toBe(1);
  expect(verified.stdout).toMatch(new RegExp(`^${at}:\\d+: error EXTENDED_NAT_UNWATCHED: `, "m"));
  const reviewed = cadastre("review", "main", "--code", "network.ts");
  expect(reviewed.status).toBe(1);
  expect(reviewed.stdout).toContain("EXTENDED_NAT_UNWATCHED");
  expect(cadastre("verify", "--code", "network.ts", "--format", "sarif").stdout).toContain(
    '"ruleId": "EXTENDED_NAT_UNWATCHED"',
  );
});

test("a change of the code alone is reviewed as the change of the network that it is", () => {
  const unchanged = cadastre("review", "main", "--code", "network.ts", "--format", "json");
  expect(JSON.parse(unchanged.stdout)).toMatchObject({ verdict: ["nothing"], resources: [] });
  edit(
    "network.ts",
    "import type { OnStack, Policy",
    'import { addUpdates } from "./later";\nimport type { OnStack, Policy',
  );
  edit(
    "network.ts",
    "  addNatAlarms(stack, planned);\n",
    "  addNatAlarms(stack, planned);\n  addUpdates(stack, planned);\n",
  );
  const later = read("updates.ts")
    .replace("export const onStack: OnStack", "export const addUpdates: OnStack")
    .replace("  network.onStack(stack, planned);\n", "")
    .replace(/import \* as network.*\n/, "")
    .replace(/export const \{ policies \}.*\n/, "");
  writeFileSync(join(folder, "later.ts"), later);
  const { status, stdout } = cadastre("review", "main", "--code", "network.ts", "--format", "json");
  const review = JSON.parse(stdout);
  expect(status).toBe(0);
  expect(review.verdict).toEqual(expect.arrayContaining(["opened", "violated"]));
  expect(
    review.resources.map(({ action, address }: Record<string, string>) => `${action} ${address}`),
  ).toEqual(["create aws_route.updates-main-data", "create aws_route.updates-main-data"]);
  expect(cadastre("steps", "main", "--code", "network.ts").stdout).toContain(
    "orders_us-east-1_base (1 created), payments_us-east-1_base (1 created)",
  );
  expect(cadastre("affected", "main", "--code", "network.ts").stdout).toContain("orders_us-east-1_base");
  rmSync(join(folder, "later.ts"));
});

test("a checkout that brings code along has nothing of it run", () => {
  writeFileSync(join(folder, "network.ts"), 'throw new Error("ran");\n');
  expect(cadastre("validate")).toMatchObject({ status: 0 });
  const named = cadastre("validate", "--code", "network.ts");
  expect([named.status, named.stderr]).toEqual([1, "cadastre: network.ts cannot be run: ran\n"]);
  writeFileSync(join(folder, "network.ts"), 'import "../elsewhere";\nexport const policies = [];\n');
  expect(cadastre("validate", "--code", "network.ts").stderr).toBe(
    "cadastre: network.ts asks for ../elsewhere, which is outside the project\n",
  );
  expect(cadastre("validate", "--code", "../network.ts").stderr).toBe(
    "cadastre: ../network.ts is outside the project, and code of the project is in it\n",
  );
  expect(cadastre("validate", "--code", "nothing.ts").stderr).toBe(
    "cadastre: there is no file nothing.ts, which --code or CADASTRE_CODE names\n",
  );
});

test("what fails in TypeScript is told at its own line", () => {
  edit("network.ts", "for (const nat of", 'throw new Error("no alarms today");\n  for (const nat of');
  const { status, stderr } = cadastre("synth", "--code", "network.ts");
  expect(status).toBe(1);
  expect(stderr).toContain(
    "error[CODE_FAILED] network.ts fails at the stack orders_us-east-1_base: no alarms today",
  );
  expect(stderr).toContain(`at   network.ts:${lineOf("network.ts", "no alarms today")}:`);
});
