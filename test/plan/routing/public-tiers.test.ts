/** Public tiers: what has no public address gets nowhere by their internet gateway, and generated hosts have none. */
import { load } from "../../../src/load/load";
import { EMPTY_LOCK } from "../../../src/lock/lock";
import { plan } from "../../../src/plan/plan";

function codes(tier: "private" | "public", connectivity: string): string[] {
  const text = `
organization: { name: ways }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
terraform:
  backend: { type: s3, bucket: ways-state, region: us-east-1 }
  deployRole: "arn:aws:iam::{account}:role/Deploy"
ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/16] } } } } }
accounts:
  hub:
    id: "111111111111"
    vpcs:
      egress:
        region: us-east-1
        cidr: { pool: all, prefixLength: 24 }
        internetGateway: true
        natGateways: single
        natGatewayTier: nat
        subnets:
          nat: { prefixLength: 28, access: public }
          hosts: { prefixLength: 28, access: ${tier} }
          attachments: { prefixLength: 28, access: isolated, routeTables: per-az }
          doors: { prefixLength: 28, access: ${tier} }
  app:
    id: "222222222222"
    vpcs:
      main:
        region: us-east-1
        cidr: { pool: all, prefixLength: 24 }
        subnets:
          app: { prefixLength: 27 }
          attachments: { prefixLength: 28, access: isolated }
          doors: { prefixLength: 28, access: isolated }
connectivity:
${connectivity}
`;
  const { model, diagnostics } = load([{ file: "cadastre.yaml", text }]);
  if (!model) throw new Error(JSON.stringify(diagnostics));
  return plan(model, EMPTY_LOCK).diagnostics.map(({ code }) => code);
}

const gateway = (more: string) => `
  transitGateways:
    core:
      account: hub
      region: us-east-1
${more}`;

const JOINED = gateway("      segments: { all: { vpcs: [hub/egress, app/main] } }");

test.each([
  [
    "a forwarder",
    `${JOINED}\n  forwarders: { out: { vpc: hub/egress, tier: hosts, from: [app/main], to: [internet] } }`,
    ["FORWARDER_DEAD_END"],
  ],
  [
    "an explicit proxy",
    `${JOINED}\n  egressProxies: { out: { vpc: hub/egress, tier: hosts, from: [app/main], hosts: [github.com] } }`,
    ["PROXY_DEAD_END"],
  ],
  [
    "what a segment sends to an attachment",
    gateway(`      tier: doors
      segments:
        apps: { vpcs: [app/main], reaches: [egress], routes: [{ to: 0.0.0.0/0, via: hub/egress }] }
        egress: { vpcs: [hub/egress] }`),
    ["ROUTE_DEAD_END"],
  ],
])("are no way on for %s", (_, connectivity, expected) => {
  expect(codes("private", connectivity)).toEqual([]);
  expect(codes("public", connectivity).sort()).toEqual(expected);
});
