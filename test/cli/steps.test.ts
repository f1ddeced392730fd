/** `cadastre steps`: what it prints of a change, what it writes, and what it refuses to write into. */
import { runCli } from "../../src/cli/cli";
import { type MemoryHost, memoryHost } from "../support/memory-host";
import { egress, privateName } from "../support/steps/stories";

const configuration = (device: string) => `
organization: { name: acme, id: o-a1b2c3d4e5 }
regions: { us-east-1: { availabilityZones: [use1-az1] } }
terraform:
  backend: { type: s3, bucket: acme-state, region: us-east-1 }
  deployRole: "arn:aws:iam::{account}:role/Deploy"
ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/8] } }, external: { plant: { cidrs: [172.20.0.0/16], via: vpn } } } } }
accounts: { hub: { id: "111111111111", vpcs: { main: { region: us-east-1, cidr: 10.0.0.0/20, subnets: { app: { prefixLength: 26 } } } } } }
connectivity:
  transitGateways: { core: { account: hub, region: us-east-1, segments: { outside: {} } } }
  vpns: { plant: { transitGateway: core, segment: outside, customerGateway: { address: ${device} }, ranges: [plant] } }
`;

async function changed(
  before = configuration("198.51.100.10"),
  after = configuration("198.51.100.20"),
): Promise<MemoryHost> {
  const host = memoryHost({ "config/cadastre.yaml": before });
  await runCli(["plan", "--quiet"], host);
  host.revisions.set("main", new Map(host.files));
  host.writeText("config/cadastre.yaml", after);
  await runCli(["plan", "--quiet"], host);
  Object.assign(host.output, { stdout: "", stderr: "" });
  return host;
}

test("the steps of a change are printed, in the order in which they are applied", async () => {
  const host = await changed();
  expect(await runCli(["steps", "main"], host)).toBe(0);
  expect(host.output.stdout).toBe(`\
Step 1 of 4, build: new resources are created beside those that they replace.
  wave 1  hub_us-east-1_base (1 created)

Step 2 of 4, turn: references move from the old resources to the new ones.
  wave 1  hub_us-east-1_base (1 changed)

Step 3 of 4, remove: resources that nothing uses any more are destroyed.
  wave 1  hub_us-east-1_base (1 destroyed)

Step 4 of 4, rename: new resources take over the old addresses in Terraform's state; nothing changes in AWS.
  wave 1  hub_us-east-1_base (1 renamed)

No flow that both versions deliver is cut on the way, and none that both deny is opened.
`);
});

test("what the way cuts is named, from the apply that begins it to the one that ends it", async () => {
  const host = await changed(privateName(false), privateName(true));
  expect(await runCli(["steps", "main"], host)).toBe(0);
  expect(host.output.stdout).toMatch(
    /1 interruption on the way:\n {2}cut {2}a\/main\/endpoints → service\/auth on 443, from a_us-east-1_link in step 1 \(hand-over\) to a_us-east-1_link in step 2 \(build\), 45 minutes at most: auth\.internal\.example leads to nothing in a\/us-east-1\/main\n$/,
  );
});

test("a route that another stack takes over is there all the time", async () => {
  const host = await changed(egress(false), egress(true));
  await runCli(["steps", "main"], host);
  expect(host.output.stdout).toMatch(/wave 1 {2}a_us-east-1_accept \(1 handed over\)/);
  expect(host.output.stdout).toMatch(/No flow that both versions deliver is cut/);
});

test("JSON has the waves as affected has them", async () => {
  const host = await changed();
  await runCli(["steps", "main", "--format", "json"], host);
  const { count, steps, interruptions } = JSON.parse(host.output.stdout);
  expect([count, interruptions]).toEqual([4, []]);
  expect(steps[2]).toEqual({
    step: 3,
    purpose: "remove",
    stacks: ["hub_us-east-1_base"],
    waves: [{ include: [{ job: "1 of 1", stacks: "hub_us-east-1_base" }] }],
    changes: [{ stack: "hub_us-east-1_base", action: "delete", address: "aws_customer_gateway.vpn_plant" }],
  });
});

const gateways = (host: MemoryHost, step: number) =>
  Object.keys(
    JSON.parse(host.files.get(`way/step-${step}/stacks/hub_us-east-1_base/cdk.tf.json`) as string).resource
      .aws_customer_gateway,
  );

test("each step is written as whole stacks, and what an earlier change left is removed", async () => {
  const host = await changed();
  await runCli(["steps", "main", "--write", "way"], host);
  expect([1, 2, 3, 4].map((step) => gateways(host, step))).toEqual([
    ["vpn_plant", "vpn_plant_next"],
    ["vpn_plant", "vpn_plant_next"],
    ["vpn_plant_next"],
    ["vpn_plant"],
  ]);
  host.writeText("config/cadastre.yaml", configuration("198.51.100.10"));
  expect(await runCli(["steps", "main", "--write", "way"], host)).toBe(0);
  expect(host.output.stdout).toMatch(/Nothing is to be applied\.\n$/);
  expect(
    [...host.files.keys()].filter((file) => file.startsWith("way/") && file.endsWith("cdk.tf.json")),
  ).toEqual([]);
});

test("a state that moves is no step", async () => {
  const host = await changed();
  host.writeText("config/cadastre.yaml", configuration("198.51.100.20").replace("acme-state", "other-state"));
  expect(await runCli(["steps", "main"], host)).toBe(2);
  expect(host.output.stderr).toBe(
    "cadastre: hub_us-east-1_accept, hub_us-east-1_base keep their states elsewhere in the version after; move states in a change of its own, with terraform init -migrate-state\n",
  );
});

test("a folder that holds somebody else's files is left alone", async () => {
  const host = await changed();
  host.writeText("way/step-1/stacks/mine/main.tf", "mine");
  expect(await runCli(["steps", "main", "--write", "way"], host)).toBe(2);
  expect(host.output.stderr).toMatch(/way\/step-1/);
  expect(host.files.get("way/step-1/stacks/mine/main.tf")).toBe("mine");
});
