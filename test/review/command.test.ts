/** The call: where versions come from, what is answered to the shell, and what programs get. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "../../src/cli/cli";
import { MARKER } from "../../src/report/review/limits";
import { type MemoryHost, memoryHost } from "../support/memory-host";
import { patched } from "../support/patched";

const CONFIG = "config/acme.yaml";
const BASE = readFileSync(join(__dirname, "acme.yaml"), "utf8");
const change = (story: string) => readFileSync(join(__dirname, "stories", story, "change.diff"), "utf8");
const WIDER = patched(BASE, change("widening-a-security-group"));
const SMALLER = patched(BASE, change("removing-a-secondary"));

const GUARDS = `
guards:
  addresses-stay:
    forbid: [destroy, release-address]
    of: [subnet]
    where: ["ou:workloads"]
    reason: Subnets hold what others have written down.
    owner: "#network"
    OVERRIDES
`;
const withGuard = (config: string, overrides = "overrides: []") =>
  `${config}${GUARDS.replace("OVERRIDES", overrides)}`;
const overrideUntil = (day: string) =>
  `overrides: [{ for: orders/us-east-1/main, reason: spring, owner: ana, expires: ${day} }]`;

/** A host whose revision main is `before`, and whose working tree is \`after\` with its lock up to date. */
async function changed(before: string, after: string): Promise<MemoryHost> {
  const host = memoryHost({ [CONFIG]: before });
  expect(await runCli(["plan", "--quiet"], host)).toBe(0);
  host.revisions.set("main", new Map(host.files));
  host.files.set(CONFIG, after);
  expect(await runCli(["plan", "--quiet"], host)).toBe(0);
  Object.assign(host.output, { stdout: "", stderr: "" });
  return host;
}

test.each([
  ["nothing", BASE, 0],
  ["a wider group", WIDER, 3],
  ["something destroyed", SMALLER, 4],
  ["something replaced", patched(BASE, change("renaming-an-account-silently")), 5],
])("--exit-code answers by the worst kind: %s", async (_, after, code) => {
  const host = await changed(BASE, after);
  expect(await runCli(["review", "main", "--exit-code"], host)).toBe(code);
  expect(await runCli(["review", "main"], host)).toBe(0);
});

test("a version may be a revision, a folder with the configuration, or the configuration itself", async () => {
  const host = await changed(BASE, WIDER);
  for (const [file, text] of host.revisions.get("main") ?? []) {
    host.files.set(`old/${file}`, text);
    host.files.set(`older/${file.replace("config/", "")}`, text);
  }
  const comments: string[] = [];
  for (const base of ["main", "old", "older/"]) {
    host.output.stdout = "";
    expect(await runCli(["review", base], host)).toBe(0);
    comments.push(host.output.stdout.replace(/^`[^`]+` → /m, ""));
  }
  expect(new Set(comments).size).toBe(1);
  expect(await runCli(["review", "nowhere"], host)).toBe(2);
});

test("a lock that is out of date fails, and the comment says so", async () => {
  const host = await changed(BASE, BASE);
  host.files.set(CONFIG, patched(BASE, change("adding-an-account")));
  expect(await runCli(["review", "main"], host)).toBe(1);
  expect(host.output.stdout).toContain("LOCK_OUT_OF_DATE");
});

test("a configuration that is not sound gets a comment too", async () => {
  const host = await changed(BASE, BASE);
  host.files.set(CONFIG, `${BASE}nonsense: 1\n`);
  expect(await runCli(["review", "main"], host)).toBe(1);
  expect(host.output.stdout.startsWith(MARKER)).toBe(true);
  expect(host.output.stdout).toContain("UNKNOWN_KEY");
});

describe("guards", () => {
  test.each([
    ["forbids", withGuard(BASE), withGuard(SMALLER), 1],
    ["holds when the change takes it away", withGuard(BASE), SMALLER, 1],
    ["holds when the change brings it", BASE, withGuard(SMALLER), 1],
    ["is overridden", withGuard(BASE), withGuard(SMALLER, overrideUntil("2026-11-23")), 0],
    ["is no longer overridden", withGuard(BASE), withGuard(SMALLER, overrideUntil("2026-11-22")), 1],
    ["has nothing against what it does not name", withGuard(BASE), withGuard(WIDER), 0],
  ])("a guard %s", async (_, before, after, code) => {
    const host = await changed(before, after);
    expect(await runCli(["review", "main"], host)).toBe(code);
  });
});

test("annotations and SARIF point at lines of the new version alone", async () => {
  const host = await changed(BASE, SMALLER);
  await runCli(["review", "main", "--format", "github"], host);
  const destroyed = host.output.stdout.split("\n").filter((line) => line.includes("review/destroyed"));
  expect(destroyed.length).toBeGreaterThan(0);
  expect(destroyed.filter((line) => line.includes("file="))).toEqual([]);
  host.output.stdout = "";
  await runCli(["review", "main", "--format", "sarif"], host);
  const { runs } = JSON.parse(host.output.stdout);
  expect(runs[1].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain("review/destroyed");
});

test("affected stacks come wave by wave, and nothing else", async () => {
  const host = await changed(BASE, SMALLER);
  expect(await runCli(["affected", "main", "--format", "json"], host)).toBe(0);
  expect(JSON.parse(host.output.stdout).stacks).toEqual([
    "network_us-east-1_base",
    "orders_us-east-1_base",
    "orders_us-east-1_link",
    "network_us-east-1_accept",
    "orders_us-east-1_accept",
  ]);
});

test("stacks that are gone are to be destroyed, those applied last first", async () => {
  const host = await changed(BASE, patched(BASE, change("adding-an-account")));
  host.revisions.set("main", new Map(host.files));
  host.files.set(CONFIG, BASE);
  expect(await runCli(["plan", "--quiet"], host)).toBe(0);
  await runCli(["affected", "main", "--format", "json"], host);
  const { destroy } = JSON.parse(host.output.stdout) as { destroy: { include: { stacks: string }[] }[] };
  const names = destroy.flatMap(({ include }) => include.map(({ stacks }) => stacks));
  expect(names).toEqual(["search_us-east-1_accept", "search_us-east-1_link", "search_us-east-1_base"]);
});

test("Terraform's own plan is held against the review", async () => {
  const host = await changed(BASE, WIDER);
  await runCli(["review", "main", "--format", "json"], host);
  const ours = JSON.parse(host.output.stdout).resources as { address: string; action: string }[];
  const changes = ours.map(({ address, action }) => ({
    address,
    mode: "managed",
    change: { actions: [action] },
  }));
  const drift = { address: "aws_vpc.main", mode: "managed", change: { actions: ["delete", "create"] } };
  const plan = (all: object[]) =>
    JSON.stringify({ format_version: "1.2", terraform_version: "1.11.4", resource_changes: all });
  const call = ["review", "main", "--terraform-plan", "plans/payments_us-east-1_base.json"];
  host.files.set("plans/payments_us-east-1_base.json", plan(changes));
  host.output.stdout = "";
  expect(await runCli(call, host)).toBe(0);
  expect(host.output.stdout).toContain("1 Terraform plan read: each does what is told above.");
  host.files.set("plans/payments_us-east-1_base.json", plan([...changes.slice(1), drift]));
  host.output.stdout = "";
  expect(await runCli(call, host)).toBe(0);
  expect(host.output.stdout).toContain("| `aws_vpc.main` | nothing | replace |");
  expect(host.output.stdout).toContain("2 resources not as told above");
  host.files.set("plans/payments_us-east-1_base.json", "{}");
  expect(await runCli(call, host)).toBe(2);
});

test("a branch is compared with where it left, and with the tip where that is asked", async () => {
  const host = await changed(BASE, WIDER);
  const commit = "0123456789abcdef0123456789abcdef01234567";
  host.revisions.set(commit, new Map(host.files));
  host.forks.set("main", commit);
  expect(await runCli(["review", "main"], host)).toBe(0);
  expect(host.output.stdout).toContain("`main at 0123456789ab` → the working tree: no stack is touched");
  host.output.stdout = "";
  expect(await runCli(["review", "main", "--tip"], host)).toBe(0);
  expect(host.output.stdout).toMatch(/`main` → the working tree: [1-9]/);
});
