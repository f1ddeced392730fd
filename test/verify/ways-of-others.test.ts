/** Stories: what is behind a transit gateway and a VPC of others, as far as anybody here can know. */
import { runCli } from "../../src/cli/cli";
import { memoryHost } from "../support/memory-host";

const config = (expectations: string) => `
organization: { name: others }
regions: { us-east-1: { availabilityZones: [use1-az1] } }
terraform:
  exchange: { bucket: others-exchange, region: us-east-1 }
ipam:
  scopes:
    main:
      pools: { all: { cidrs: [10.0.0.0/12] } }
      external:
        partner: { cidrs: [10.200.0.0/16] }
        supplier: { cidrs: [10.210.0.0/24], via: peering }
        moon: { cidrs: [10.220.0.0/16] }
defaults:
  region: us-east-1
  cidr: { pool: all, prefixLength: 22 }
  subnets: { app: { prefixLength: 26 }, attachments: { prefixLength: 28, access: isolated } }
accounts: { net: { id: "100000000001", vpcs: { prod: {}, dev: {}, lone: {} } } }
connectivity:
  foreignGateways:
    partner:
      id: tgw-0fedcba9876543210
      owner: "999988887777"
      region: us-east-1
      segments:
        us: { vpcs: [net/prod, net/dev] }
        them: { ranges: [partner], reaches: [us] }
  foreignPeerings:
    supplier:
      vpc: net/prod
      peer: { id: vpc-0123456789abcdef0, owner: "999988887777", region: us-east-1 }
      ranges: [supplier]
expectations:
${expectations}`;

async function verified(expectations: string) {
  const host = memoryHost({ "config/c.yaml": config(expectations) });
  const printed: string[] = [];
  const listening = {
    ...host,
    stdout: (text: string) => printed.push(text),
    stderr: (text: string) => printed.push(text),
  };
  for (const words of [
    ["plan", "--quiet"],
    ["synth", "--quiet"],
  ])
    expect([await runCli(words, listening), printed]).toEqual([0, []]);
  await runCli(["verify"], listening);
  return printed.join("");
}

const row = (from: string, to: string, expect: string) =>
  `  - { from: "${from}", to: "${to}", expect: ${expect} }\n`;

// Seen to fail with no ways out made of foreign attachments, which denied what a partner sends.
test("a declared range is left to, and comes in, by the attachment or the peering of the VPCs that have it", async () => {
  const said = await verified(
    [
      row("net/prod/app", "external:partner", "delivered"),
      row("net/dev/app", "external:partner", "delivered"),
      row("external:partner", "net/prod/app", "delivered"),
      row("external:supplier", "net/prod/app", "delivered"),
      row("net/prod/app", "external:supplier", "delivered"),
      row("net/dev/app", "external:supplier", "denied"),
      row("external:supplier", "net/dev/app", "denied"),
      row("net/lone/app", "external:partner", "denied"),
      row("external:partner", "net/lone/app", "denied"),
      row("net/prod/app", "external:moon", "denied"),
    ].join(""),
  );
  expect(said).toContain("meet 10 expectations and hold every invariant");
});

test("whether a foreign table joins two VPCs of ours is nobody's to say here", async () => {
  for (const expect_ of ["delivered", "denied"])
    expect(await verified(row("net/prod/app", "net/dev/app", expect_))).toContain(
      "which others keep, were not read",
    );
});
