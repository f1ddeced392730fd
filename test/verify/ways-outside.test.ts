/** Stories: a range outside AWS is behind the connections that list it, and knows of AWS what these announce. */
import { runCli } from "../../src/cli/cli";
import { memoryHost } from "../support/memory-host";

/** Two VPNs whose ranges the summary holds, and a Direct Connect that reaches one of them. */
const config = (expectations: string, summaries = "summaries: [10.0.0.0/8]") => `
organization: { name: ways }
regions: { us-east-1: { availabilityZones: [use1-az1] } }
terraform: { exchange: { bucket: ways-exchange, region: us-east-1 } }
ipam:
  scopes:
    main:
      pools: { all: { cidrs: [10.0.0.0/12] } }
      external:
        north: { cidrs: [10.200.0.0/16], via: vpn }
        pole: { cidrs: [10.200.7.0/24], within: north }
        south: { cidrs: [10.201.0.0/16], via: vpn }
        hq: { cidrs: [10.210.0.0/16], via: direct-connect }
        moon: { cidrs: [10.220.0.0/16], via: vpn }
defaults:
  region: us-east-1
  cidr: { pool: all, prefixLength: 22 }
  subnets: { app: { prefixLength: 26 }, attachments: { prefixLength: 28, access: isolated } }
accounts: { net: { id: "100000000001", vpcs: { prod: {}, dev: {} } } }
connectivity:
  transitGateways:
    core:
      account: net
      region: us-east-1
      ${summaries}
      segments:
        prod: { vpcs: [net/prod] }
        dev: { vpcs: [net/dev] }
        north: { reaches: [prod] }
        south: { reaches: [dev] }
        hq: { reaches: [prod, north] }
  vpns:
    north: { transitGateway: core, segment: north, ranges: [north], customerGateway: { address: 198.51.100.1 } }
    south: { transitGateway: core, segment: south, ranges: [south], customerGateway: { address: 198.51.100.2 } }
  directConnects:
    hq: { transitGateway: core, segment: hq, ranges: [hq], gateway: 11111111-2222-3333-4444-555555555555 }
expectations:
${expectations}`;

/** The exit code of verify, with what it said. */
async function verified(text: string): Promise<string> {
  const host = memoryHost({ "config/cadastre.yaml": text });
  for (const command of ["plan", "synth"])
    if ((await runCli([command, "--quiet"], host)) !== 0) throw new Error(host.output.stderr);
  const code = await runCli(["verify"], host);
  return `${code} ${host.output.stdout}${host.output.stderr}`;
}

const rows = (lines: readonly string[]) =>
  lines.map((line) => {
    const [expect, from, to] = line.split(" ");
    return `  - { from: "${from}", to: "${to}", expect: ${expect} }`;
  });

const ALLOWED = [
  "delivered net/prod external:north",
  "delivered external:north net/prod",
  "delivered external:pole net/prod",
  "delivered external:south net/dev",
  "delivered external:hq net/prod",
  "delivered external:hq external:north",
  "delivered external:north external:hq",
];
const CLOSED = [
  "denied net/prod external:south",
  "denied external:south net/prod",
  "denied external:pole net/dev",
  "denied external:hq external:south",
  "denied external:moon net/prod",
  "denied net/prod external:moon",
];

test("two VPNs are not each other's way", async () => {
  expect(await verified(config(rows([...ALLOWED, ...CLOSED]).join("\n")))).toMatch(/^0 /);
});

test("without summaries Direct Connect is told of what is behind the VPN", async () => {
  expect(await verified(config(rows([...ALLOWED, ...CLOSED]).join("\n"), ""))).toMatch(/^0 /);
});

// Fails when the range counts as two networks with the same addresses.
test("a VPN beside a Direct Connect is a second way to one network", async () => {
  const standby =
    "    hq: { transitGateway: core, segment: hq, ranges: [hq], customerGateway: { address: 198.51.100.3 } }";
  const text = config(rows([...ALLOWED, ...CLOSED]).join("\n")).replace(
    "  directConnects:",
    `${standby}\n$&`,
  );
  expect(await verified(text)).toMatch(/^0 /);
});

// Fails when a part and its whole count as two networks with the same addresses, in the plan or in the witness.
test.each([[""], ["summaries: [10.0.0.0/8]"]])(
  "a part of a range has a connection of its own, which wins by its longer prefix (%s)",
  async (summaries) => {
    const own =
      "    pole: { transitGateway: core, segment: north, ranges: [pole], customerGateway: { address: 198.51.100.4 } }";
    const text = config(rows([...ALLOWED, ...CLOSED]).join("\n"), summaries);
    const host = memoryHost({
      "config/cadastre.yaml": text.replace("  directConnects:", `${own}\n$&`),
    });
    for (const command of ["plan", "synth", "verify"])
      expect([command, await runCli([command, "--quiet"], host)]).toEqual([command, 0]);
    // Of the summary alone it is told that it holds a network which is not connected.
    expect(host.output.stderr.includes("NEIGHBOUR_TOLD_FOREIGN")).toBe(summaries !== "");
    for (const [address, way] of [
      ["10.200.7.9", "vpn/pole"],
      ["10.200.8.9", "vpn/north"],
    ]) {
      await runCli(["trace", "net/prod/app", `${address}:443`], host);
      expect(host.output.stdout).toContain(`it leaves by net/us-east-1/${way}`);
    }
  },
);
