/** `cadastre apply`: in which order it runs Terraform, what it asks, where it stops and how it goes on. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { runCli } from "../../src/cli/cli";
import { type MemoryHost, memoryHost } from "../support/memory-host";
import { PROJECT_ROOT } from "../support/plans";
import { added, egress } from "../support/steps/stories";

const REPORT = "cdktf.apply/run-report.json";

interface World {
  readonly host: MemoryHost;
  /** `apply a_us-east-1_base`, in order. */
  readonly calls: string[];
  /** Stacks whose next apply fails. */
  readonly failing: Set<string>;
  /** What `show -json` says of a stack, beside nothing. */
  readonly shown: Map<string, readonly object[]>;
}

async function world(story: (after: boolean) => string): Promise<World> {
  const host = memoryHost({ "config/cadastre.yaml": story(false) });
  await runCli(["plan", "--quiet"], host);
  host.revisions.set("main", new Map(host.files));
  host.writeText("config/cadastre.yaml", story(true));
  await runCli(["plan", "--quiet"], host);
  Object.assign(host.output, { stdout: "", stderr: "" });
  const [calls, failing, shown] = [[] as string[], new Set<string>(), new Map<string, readonly object[]>()];
  host.programs.set("terraform", ([command = "", ...args], folder) => {
    const stack = folder.split("/").at(-1) as string;
    const good = (stdout = "") => ({ code: 0, text: stdout, stdout });
    if (command === "version") return good("Terraform v1.11.4\non linux_amd64\n");
    if (command === "show")
      return good(
        JSON.stringify({
          format_version: "1.2",
          terraform_version: "1.11.4",
          resource_changes: shown.get(stack) ?? [],
        }),
      );
    calls.push([command, stack, ...args.filter((arg) => arg.startsWith("-lockfile"))].join(" "));
    const text = "\u2577\n\u2502 Error: creating it: \u001b[31mUnauthorized\n";
    if (command === "apply" && failing.delete(stack)) return { code: 1, text, stdout: "" };
    return good();
  });
  return { host, calls, failing, shown };
}

const applied = ({ calls }: World) => calls.filter((call) => call.startsWith("apply "));
/** How a report differs from what its published schema says. */
async function schemaErrors(value: unknown): Promise<unknown[]> {
  const schema = JSON.parse(
    readFileSync(join(PROJECT_ROOT, "docs/reference/run-report.schema.json"), "utf8"),
  );
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  return validate(value) ? [] : (validate.errors ?? []);
}

const report = ({ host }: World) => JSON.parse(host.files.get(REPORT) ?? "{}");

test("each wave is planned, approved and applied before the next one is planned", async () => {
  const all = await world(egress);
  expect(await runCli(["apply", "main", "--auto-approve"], all.host)).toBe(0);
  expect(all.calls).toEqual(
    ["a_us-east-1_accept", "a_us-east-1_base", "a_us-east-1_accept", "hub_us-east-1_accept"].flatMap(
      (stack) => ["init", "plan", "apply"].map((command) => `${command} ${stack}`),
    ),
  );
  expect(all.host.output.stdout).toContain(`
Step 1 of 3 (hand-over), wave 1 of 1: a_us-east-1_accept
  a_us-east-1_accept  0 to create  0 to change  0 to destroy

Step 2 of 3 (build), wave 1 of 2: a_us-east-1_base
`);
  expect(all.host.output.stdout).toMatch(
    /\nEverything is applied\. Stacks applied: 4 of 4\. The report is \S+\.\n$/,
  );
  expect(await schemaErrors(report(all))).toEqual([]);
  expect(report(all)).toMatchObject({ outcome: "done", base: "main", engine: "Terraform v1.11.4" });
});

test("a run that failed goes on where it stopped, and applies nothing twice", async () => {
  const all = await world(egress);
  all.failing.add("a_us-east-1_base");
  expect(await runCli(["apply", "main", "--auto-approve"], all.host)).toBe(1);
  expect(applied(all)).toEqual(["apply a_us-east-1_accept", "apply a_us-east-1_base"]);
  expect(all.host.output.stderr).toContain(
    "cadastre: terraform apply of a_us-east-1_base failed:\n  \u2502 Error: creating it: \\u001b[31mUnauthorized\n",
  );
  expect(await schemaErrors(report(all))).toEqual([]);
  expect(report(all).stacks.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
    "applied",
    "failed",
    "waiting",
    "waiting",
  ]);
  all.calls.length = 0;
  expect(await runCli(["apply", "main", "--auto-approve"], all.host)).toBe(0);
  expect(applied(all)).toEqual([
    "apply a_us-east-1_base",
    "apply a_us-east-1_accept",
    "apply hub_us-east-1_accept",
  ]);
  expect(all.host.output.stdout).toContain("\nAn earlier run applied 1 of 4 stacks; this one goes on.\n");
});

test("providers are those of the project's own lock file, where it has one", async () => {
  const all = await world(egress);
  all.host.writeText("terraform.lock.hcl", "# reviewed\n");
  expect(await runCli(["apply", "main", "--auto-approve"], all.host)).toBe(0);
  expect(all.calls[0]).toBe("init a_us-east-1_accept -lockfile=readonly");
  expect(all.host.files.get("cdktf.apply/stacks/a_us-east-1_accept/.terraform.lock.hcl")).toBe(
    "# reviewed\n",
  );
});

test("another change is not begun while one is half applied", async () => {
  const all = await world(egress);
  all.failing.add("a_us-east-1_base");
  await runCli(["apply", "main", "--auto-approve"], all.host);
  all.host.writeText(
    "config/cadastre.yaml",
    egress(true).replace("name: changed,", "name: changed, tags: { team: network },"),
  );
  await runCli(["plan", "--quiet"], all.host);
  all.calls.length = 0;
  expect(await runCli(["apply", "main", "--auto-approve"], all.host)).toBe(2);
  expect(all.calls).toEqual([]);
  expect(all.host.output.stderr).toContain(
    "another change stopped half way, as cdktf.apply/run-report.json says; finish it with cadastre apply main",
  );
});

test("a change that is applied is not applied again", async () => {
  const all = await world(egress);
  await runCli(["apply", "main", "--auto-approve"], all.host);
  all.calls.length = 0;
  expect(await runCli(["apply", "main", "--auto-approve"], all.host)).toBe(2);
  expect(all.calls).toEqual([]);
  expect(all.host.output.stderr).toContain(
    "this change is applied already, as cdktf.apply/run-report.json says",
  );
});

test("one step is written alone, and none without a change", async () => {
  const all = await world(egress);
  expect(await runCli(["synth", "--steps", "main", "--step", "3", "--quiet"], all.host)).toBe(0);
  const stacks = [...all.host.files.keys()].filter((file) => file.startsWith("cdktf.out/stacks/"));
  expect(stacks).toEqual(["cdktf.out/stacks/hub_us-east-1_accept/cdk.tf.json"]);
  expect(await runCli(["synth", "--steps", "main", "--step", "9"], all.host)).toBe(2);
  expect(all.host.output.stderr).toContain("there is no step 9: the change has 3 steps");
  expect(await runCli(["synth", "--step", "2"], all.host)).toBe(2);
  expect(all.host.output.stderr).toContain("say with --steps what is built");
});

test("nothing is applied without a yes, and nobody to ask is no yes", async () => {
  const all = await world(egress);
  all.host.answers.push("yes", "y");
  expect(await runCli(["apply", "main"], all.host)).toBe(1);
  expect(applied(all)).toEqual(["apply a_us-east-1_accept"]);
  expect(all.host.output.stdout).toContain("It stopped, as nobody approved.");
  expect(await runCli(["apply", "main"], all.host)).toBe(1);
  expect(applied(all)).toEqual(["apply a_us-east-1_accept"]);
  expect(all.host.output.stderr).toContain("nobody can be asked here; --auto-approve applies without asking");
});

test("what Terraform would destroy and no step says is not approved by a flag", async () => {
  const all = await world(egress);
  all.shown.set("a_us-east-1_base", [
    { address: "aws_vpc.main", mode: "managed", change: { actions: ["delete", "create"] } },
    { address: "aws_eip.more", mode: "managed", change: { actions: ["create"] } },
  ]);
  expect(await runCli(["apply", "main", "--auto-approve"], all.host)).toBe(1);
  expect(applied(all)).toEqual(["apply a_us-east-1_accept"]);
  expect(all.host.output.stdout).toContain(
    "  a_us-east-1_base  2 to create  0 to change  1 to destroy\n  a_us-east-1_base: Terraform would replace aws_vpc.main, and no step says so\n",
  );
});

test("everything is applied where nothing is built, and a base is named otherwise", async () => {
  const all = await world(added);
  expect(await runCli(["apply", "--from-nothing", "--auto-approve"], all.host)).toBe(0);
  expect(applied(all).length).toBeGreaterThan(2);
  expect(applied(all)[0]).toMatch(/_bootstrap$/);
  expect(await runCli(["apply", "--auto-approve"], all.host)).toBe(2);
  expect(all.host.output.stderr).toContain("name what is built, or say --from-nothing where nothing is");
});

test("a machine without Terraform is told so, and what is alike needs none", async () => {
  const all = await world(egress);
  all.host.programs.clear();
  expect(await runCli(["apply", "main"], all.host)).toBe(2);
  expect(all.host.output.stderr).toContain("neither terraform nor tofu was found");
  all.host.revisions.set("same", new Map(all.host.files));
  expect(await runCli(["apply", "same"], all.host)).toBe(0);
  expect(all.host.output.stdout).toContain("Nothing is to be applied.");
});
