/** What `cadastre init` writes passes every command as it stands; what it cannot make a repository of is told at once. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "../../src/cli/cli";
import { SYNTHESIS_PACKAGES } from "../../src/project/cdktf";
import { REPORT_PACKAGES, SURVEY_PACKAGES, VERSION } from "../../src/project/version";
import { type MemoryHost, memoryHost } from "../support/memory-host";
import { PROJECT_ROOT } from "../support/plans";

const { FILE, workflowsModule } = require("../../tools/embed-workflows") as {
  FILE: string;
  workflowsModule: () => string;
};

const HUB = ["--shape", "hub-and-spoke", "--account", "network:111111111111", "orders:222222222222"];
const SINGLE = ["--shape", "single", "--account", "main:111111111111"];

async function run(host: MemoryHost, ...words: string[]): Promise<number> {
  Object.assign(host.output, { stdout: "", stderr: "" });
  return runCli(words, host);
}

test.each<[string, readonly string[]]>([
  ["one account", [...SINGLE, "--region", "us-east-1", "--ci", "github"]],
  ["one account in another partition", [...SINGLE, "--region", "cn-north-1", "--ci", "none"]],
  [
    "one account with a bucket",
    [...SINGLE, "--region", "eu-west-1", "--ci", "gitlab", "--state-bucket", "acme-state"],
  ],
  [
    "a hub and one spoke",
    [...HUB, "--region", "eu-central-1", "--ci", "github", "--state-bucket", "acme-state"],
  ],
  [
    "a hub and two spokes",
    [
      ...HUB,
      "payments:333333333333",
      "--region",
      "us-east-1",
      "eu-west-1",
      "--ci",
      "none",
      "--state-bucket",
      "a.b-c",
    ],
  ],
  [
    "a hub in GovCloud",
    [...HUB, "--region", "us-gov-west-1", "--ci", "none", "--organization-id", "o-a1b2c3d4e5"],
  ],
])("%s is sound, planned, written and verified without a word", async (_, words) => {
  const host = memoryHost();
  expect(await run(host, "init", "--organization", "acme", ...words)).toBe(0);
  for (const command of ["validate", "plan", "synth", "verify"]) {
    expect([command, await run(host, command, "--quiet"), host.output.stderr]).toEqual([command, 0, ""]);
  }
  expect(host.files.get("README.md")).toContain("# The network of acme");
  expect(JSON.parse(host.files.get("package.json") as string).devDependencies.cadastre).toBe(VERSION);
});

test("workflows name the region that the network is in", async () => {
  const host = memoryHost();
  await run(host, "init", "--organization", "acme", ...SINGLE, "--region", "eu-west-1", "--ci", "github");
  expect(host.files.get(".github/workflows/network-apply.yml")).toContain("aws-region: eu-west-1");
  expect(host.files.get(".github/workflows/network.yml")).not.toContain("us-east-1");
});

test("what is not said is asked for", async () => {
  const host = memoryHost();
  host.answers.push(
    "acme",
    "hub-and-spoke",
    "us-west-2",
    "network:111111111111, orders:222222222222",
    "acme-state",
    "none",
  );
  expect(await run(host, "init", "net")).toBe(0);
  expect(host.files.get("net/config/organization.yaml")).toContain(
    "bucket: acme-state, region: us-west-2, account: network",
  );
  expect(host.output.stdout).toContain("  cd net && git init -b main && npm install\n");
});

test("nothing that is there is written over", async () => {
  const host = memoryHost({ "package.json": "{}" });
  expect(
    await run(host, "init", "--organization", "acme", ...SINGLE, "--region", "us-east-1", "--ci", "none"),
  ).toBe(2);
  expect(host.output.stderr).toBe("cadastre: nothing is written, as this is there already: package.json\n");
  expect([...host.files.keys()]).toEqual(["package.json"]);
});

test("all that is wrong is told at once", async () => {
  const host = memoryHost();
  const words = [
    "--organization",
    "Acme Inc",
    "--shape",
    "hub-and-spoke",
    "--region",
    "us-east-9",
    "--account",
    "a:12",
    "--ci",
    "none",
    "--state-bucket",
    "A",
  ];
  expect(await run(host, "init", ...words)).toBe(2);
  expect(host.output.stderr.split("\n")).toEqual([
    "cadastre: organisation “Acme Inc” is no name: it begins with a letter, and has small letters, digits and hyphens",
    "cadastre: us-east-9 is no region of AWS that is known here",
    "cadastre: account a has “12” for its ID, which has twelve digits",
    "cadastre: hub-and-spoke takes two accounts or more, the first of which is for the network",
    "cadastre: “A” is no name of a bucket",
    "",
  ]);
  expect(host.files.size).toBe(0);
});

test("--version says what is written for", async () => {
  const host = memoryHost();
  expect(await run(host, "--version")).toBe(0);
  expect(host.output.stdout).toBe(
    `cadastre ${VERSION}\nfor Terraform or OpenTofu >= 1.10 and the AWS provider >= 5.100.0, < 7.0.0\n`,
  );
  await run(host, "init", "--organization", "acme", ...SINGLE, "--region", "us-east-1", "--ci", "none");
  for (const command of ["plan", "synth"]) expect(await run(host, command, "--quiet")).toBe(0);
  const [stack] = [...host.files]
    .filter(([file]) => file.endsWith("cdk.tf.json"))
    .map(([, text]) => JSON.parse(text));
  expect(stack.terraform.required_version).toBe(">= 1.10");
  expect(stack.terraform.required_providers.aws.version).toBe(">= 5.100.0, < 7.0.0");
});

test("the version, the packages and the workflows are those of the repository", () => {
  const own = JSON.parse(readFileSync(join(PROJECT_ROOT, "package.json"), "utf8"));
  expect(VERSION).toBe(own.version);
  expect(own.dependencies).toMatchObject({ ...SYNTHESIS_PACKAGES, ...REPORT_PACKAGES, ...SURVEY_PACKAGES });
  expect(readFileSync(FILE, "utf8")).toBe(workflowsModule());
});
