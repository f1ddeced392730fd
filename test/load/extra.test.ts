/** What cannot be added to a stack is told at its place, and what an outer level adds is had, changed or taken back. */
import { runCli } from "../../src/cli/cli";
import type { SourceRange } from "../../src/diagnostics/source";
import { memoryHost } from "../support/memory-host";

const HEAD = `organization: { name: acme }
regions: { us-east-1: { availabilityZones: [use1-az1] } }
terraform: { backend: { type: local } }
ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/16] } } } } }
profiles: { spoke: { region: us-east-1, cidr: { pool: all, prefixLength: 24 }, extra: SHARED } }
accounts: { app: { id: "111111111111", vpcs: { main: { profile: spoke, extra: OWN } } } }
`;

async function validate(own: string, files: Readonly<Record<string, string>> = {}, shared = "{}") {
  const host = memoryHost({
    "config/c.yaml": HEAD.replace("SHARED", () => shared).replace("OWN", () => own),
    ...files,
  });
  const code = await runCli(["validate", "--format", "json"], host);
  if (code === 0) return [];
  const { diagnostics } = JSON.parse(host.output.stdout) as {
    diagnostics: { code: string; message: string; at: SourceRange }[];
  };
  return diagnostics.map(({ code: what, message, at }) => `${at.file}:${at.start.line} ${what} ${message}`);
}

const topic = "resource: { aws_sns_topic: { a: { name: a } } }";

test.each([
  ["{ a: {} }", {}, "config/c.yaml:6 EXTRA_WRONG a adds nothing"],
  [`{ a: { file: a.json, ${topic} } }`, {}, "config/c.yaml:6 EXTRA_WRONG a has a file, and blocks beside it"],
  [
    "{ a: { file: a.json } }",
    {},
    "config/c.yaml:6 EXTRA_FILE_MISSING there is no a.json beside the configuration",
  ],
  [
    "{ a: { locals: { 1st: 1 } } }",
    {},
    "config/c.yaml:6 EXTRA_WRONG 1st has a name that Terraform does not take",
  ],
  ["{ a: { locals: { x: [.inf] } } }", {}, "config/c.yaml:6 NUMBER_SPELLING"],
  [
    "{ a: { resource: { random_id: { x: {} } } } }",
    {},
    "config/c.yaml:6 EXTRA_REFUSED random_id cannot be added to a stack",
  ],
  [
    "{ a: { data: { terraform_remote_state: { x: {} } } } }",
    {},
    "config/c.yaml:6 EXTRA_REFUSED terraform_remote_state cannot be added to a stack",
  ],
  [
    "{ a: { resource: { aws_sns_topic: { a: { provider: aws.x } } } } }",
    {},
    "config/c.yaml:6 EXTRA_REFUSED provider of aws_sns_topic.a cannot be added to a stack",
  ],
  [
    "{ a: { resource: { aws_sns_topic: { a: { provisioner: { local-exec: { command: x } } } } } } }",
    {},
    "config/c.yaml:6 EXTRA_REFUSED provisioner of aws_sns_topic.a cannot be added to a stack",
  ],
  ["{ a: { resource: { aws_sns_topic: { a: null } } } }", {}, "config/c.yaml:6 WRONG_VALUE"],
  ["{ a: { moved: [] } }", {}, "config/c.yaml:6 UNKNOWN_KEY"],
  ["{ a: { file: a.json } }", { "config/a.json": '{\n  "x": ' }, "config/a.json:2 YAML_SYNTAX"],
  [
    "{ a: { file: a.json } }",
    { "config/a.json": "[]" },
    "config/a.json:1 EXTRA_WRONG config/a.json is no map",
  ],
  ...["provider", "terraform", "moved", "import", "module", "variable", "resorce"].map(
    (section) =>
      [
        "{ a: { file: a.json } }",
        { "config/a.json": `{\n  "${section}": {}\n}` },
        `config/a.json:2 EXTRA_REFUSED ${section} in config/a.json cannot be added to a stack`,
      ] as const,
  ),
  [
    "{ a: { file: a.json } }",
    { "config/a.json": '{ "locals": { "a": 1,\n "a": 2 } }' },
    "config/a.json:2 DUPLICATE_KEY",
  ],
  [
    '{ a: { locals: { x: "${local.y}" } } }',
    {},
    "config/c.yaml:6 EXTRA_REFERENCE local.y stands for nothing in the stack app_us-east-1_base",
  ],
  [
    '{ a: { locals: { x: "${cadastre.subnets.web}" } } }',
    {},
    "config/c.yaml:6 EXTRA_REFERENCE cadastre.subnets.web stands for nothing in the stack app_us-east-1_base",
  ],
  [
    '{ a: { resource: { aws_sns_topic: { a: { depends_on: ["cadastre.vpc.id"] } } } } }',
    {},
    "config/c.yaml:6 EXTRA_REFERENCE cadastre.vpc.id stands for nothing in the stack app_us-east-1_base",
  ],
] as [string, Record<string, string>, string][])("%s %j", async (own, files, told) => {
  const found = await validate(own, files);
  expect(found).toEqual([expect.stringContaining(told)]);
});

test("the same address in two parts is told, and in two VPCs it is two", async () => {
  expect(await validate(`{ a: { ${topic} }, b: { ${topic} } }`)).toEqual([
    expect.stringContaining("EXTRA_ADDRESS_TAKEN aws_sns_topic.a is added twice"),
  ]);
  const two = HEAD.replace("SHARED", () => `{ a: { ${topic} } }`).replace(
    "extra: OWN }",
    "}, second: { profile: spoke }",
  );
  const host = memoryHost({ "config/c.yaml": two });
  expect([await runCli(["validate"], host), host.output.stderr]).toEqual([
    0,
    expect.stringContaining("sound"),
  ]);
});

test("a profile's part is had by its VPCs, which may change it or take it back", async () => {
  const shared = `{ a: { ${topic} } }`;
  expect(await validate('{ b: { locals: { x: "${aws_sns_topic.a.arn}" } } }', {}, shared)).toEqual([]);
  expect(await validate('{ a: none, b: { locals: { x: "${aws_sns_topic.a.arn}" } } }', {}, shared)).toEqual([
    expect.stringContaining("EXTRA_REFERENCE aws_sns_topic.a.arn"),
  ]);
});
