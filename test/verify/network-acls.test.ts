/** Story: a tier whose network ACL denies a network exchanges nothing with it in either direction, and all else as before. */
import { runCli } from "../../src/cli/cli";
import { memoryHost } from "../support/memory-host";

const config = (networkAcl: string, expectations: string) => `
organization: { name: walled }
regions: { us-east-1: { availabilityZones: [use1-az1] } }
terraform: { exchange: { bucket: walled-exchange, region: us-east-1 } }
ipam:
  scopes:
    main:
      pools: { all: { cidrs: [10.0.0.0/12] } }
      external: { guests: { cidrs: [10.9.0.0/24], via: unconnected } }
defaults: { region: us-east-1 }
accounts:
  net:
    id: "100000000001"
    vpcs:
      ledger:
        cidr: 10.1.0.0/20
        subnets: { app: { prefixLength: 26${networkAcl} }, batch: { prefixLength: 26 } }
      office:
        cidr: 10.2.0.0/20
        secondaryCidrs: { lab: 10.3.0.0/20 }
        subnets: { desks: { prefixLength: 26 }, lab: { prefixLength: 26, from: lab } }
connectivity: { peerings: { one: { requester: net/office, accepter: net/ledger, dnsResolution: false } } }
expectations:
${expectations}`;

async function verified(text: string): Promise<string> {
  const host = memoryHost({ "config/cadastre.yaml": text });
  for (const command of ["plan", "synth"])
    if ((await runCli([command, "--quiet"], host)) !== 0) throw new Error(host.output.stderr);
  const code = await runCli(["verify"], host);
  return `${code} ${host.output.stdout}`;
}

const expectation = (from: string, to: string, expect: string) =>
  `  - { from: net/${from}, to: net/${to}, port: 443, protocol: tcp, expect: ${expect} }`;

const OPEN = [
  ["office/desks", "ledger/app"],
  ["office/lab", "ledger/batch"],
  ["ledger/app", "office/desks"],
  ["ledger/app", "ledger/batch"],
].map(([from, to]) => expectation(from as string, to as string, "delivered"));
const WALLED = [
  ["office/lab", "ledger/app"],
  ["ledger/app", "office/lab"],
];
const withWall = (expect: string) =>
  WALLED.map(([from, to]) => expectation(from as string, to as string, expect));
const DENY = ', networkAcl: { deny: [10.3.0.0/20, "external:guests"] }';

test("with the ACL the lab is out, and nobody else", async () => {
  expect(await verified(config(DENY, [...OPEN, ...withWall("denied")].join("\n")))).toMatch(/^0 /);
});

// Shows that the denials above are the ACL's.
test("without it the lab is in", async () => {
  expect(await verified(config("", [...OPEN, ...withWall("delivered")].join("\n")))).toMatch(/^0 /);
});

test("more rules than AWS allows are told", async () => {
  const deny = Array.from({ length: 20 }, (_, index) => `10.15.${index}.0/24`).join(", ");
  await expect(verified(config(`, networkAcl: { deny: [${deny}] }`, OPEN.join("\n")))).rejects.toThrow(
    /QUOTA_EXCEEDED\] net\/us-east-1\/ledger\/app has 21 rules in its network ACL, and the quota rulesPerNetworkAcl is 20/,
  );
});
