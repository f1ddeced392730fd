/** `cadastre verify --expect`: what is expected of a network that has no configuration here. */
import { runCli } from "../../src/cli/cli";
import { memoryHost } from "../support/memory-host";

const NETWORK = {
  provider: { aws: { region: "us-east-1", allowed_account_ids: ["123456789012"] } },
  resource: {
    aws_vpc: { a: { cidr_block: "10.1.0.0/16", tags: { Name: "a" } } },
    aws_subnet: {
      x: { vpc_id: "${aws_vpc.a.id}", cidr_block: "10.1.0.0/24", tags: { Tier: "x" } },
      y: { vpc_id: "${aws_vpc.a.id}", cidr_block: "10.1.1.0/24", tags: { Tier: "y" } },
    },
  },
};

async function verify(expect: string | undefined, files: Record<string, string> = {}) {
  const host = memoryHost({
    "tf/net/main.tf.json": JSON.stringify(NETWORK),
    ...(expect !== undefined && { "expect.yaml": expect }),
    ...files,
  });
  const code = await runCli(["verify", "--foreign", "--out", "tf", "--expect", "expect.yaml"], host);
  return { code, ...host.output };
}

test("expectations of a file of their own are held, each at its line", async () => {
  const good = await verify(
    'expectations:\n  - { from: "tier:x", to: "tier:y", expect: delivered }\n  - { from: "tier:x", to: internet, expect: denied }\n',
  );
  expect([good.code, good.stderr]).toEqual([
    0,
    "tf: 1 stack, which was not compared with the configuration, meets 2 expectations and holds every invariant\n",
  ]);
  const bad = await verify('expectations:\n  - { from: "tier:x", to: "tier:y", expect: denied }\n');
  expect(bad.code).toBe(1);
  expect(bad.stdout).toMatch(/^expect\.yaml:2:5: error EXPECTATION_NOT_MET/m);
});

test("files of one module are one, and an override comes last", async () => {
  const acl = { vpc_id: "${aws_vpc.a.id}", subnet_ids: ["${aws_subnet.y.id}"] };
  const { code, stdout } = await verify(
    'expectations:\n  - { from: "tier:x", to: "tier:y", expect: denied }\n',
    {
      "tf/net/acl.tf.json": JSON.stringify({ resource: { aws_network_acl: { y: { vpc_id: acl.vpc_id } } } }),
      "tf/net/override.tf.json": JSON.stringify({ resource: { aws_network_acl: { y: acl } } }),
    },
  );
  expect([code, stdout]).toEqual([0, ""]);
});

test.each([
  ["a file that is not there", undefined, 2, "cadastre: there is no expect.yaml\n"],
  ["a file that expects nothing", "{}\n", 1, "error[MISSING_KEY] “expectations” is missing"],
  [
    "an answer that there is not",
    "expectations: [{ from: a, to: b, expect: open }]\n",
    1,
    "expect.yaml:1:42",
  ],
  ["a key of a configuration", "expectations: []\naccounts: {}\n", 1, "error[UNKNOWN_KEY]"],
])("%s is told and no network judged", async (_, text, code, told) => {
  const answer = await verify(text);
  expect([answer.code, answer.stdout]).toEqual([code, ""]);
  expect(answer.stderr).toContain(told);
});

test("a folder that holds one module and no other folders is read as well", async () => {
  const host = memoryHost({
    "net/main.tf.json": JSON.stringify(NETWORK),
    "expect.yaml": 'expectations: [{ from: "tier:x", to: "tier:y", expect: delivered }]\n',
  });
  const words = ["verify", "--foreign", "--out", "net", "--expect", "expect.yaml"];
  expect([await runCli(words, host), host.output.stdout]).toEqual([0, ""]);
});
