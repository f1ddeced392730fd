/** A declared route that nothing carries says what would: each reason with its own way out. */
import { wordingOf } from "../../../src/diagnostics/wording";
import { load } from "../../../src/load/load";
import { EMPTY_LOCK } from "../../../src/lock/lock";
import { plan } from "../../../src/plan/plan";

function help(from: string, to: string, via = "transit-gateway/core"): string[] {
  const text = `
organization: { name: declared }
regions: { us-east-1: { availabilityZones: [use1-az1] }, eu-west-1: { availabilityZones: [euw1-az1] } }
terraform: { exchange: { bucket: declared, region: us-east-1 } }
ipam:
  scopes:
    main:
      pools: { all: { cidrs: [10.0.0.0/12] } }
      external: { office: { cidrs: [10.200.0.0/16] }, island: { cidrs: [10.220.0.0/16] } }
defaults:
  region: us-east-1
  cidr: { pool: all, prefixLength: 24 }
  subnets: { app: { prefixLength: 27 }, attachments: { prefixLength: 28, access: isolated } }
accounts: { net: { id: "111111111111", vpcs: { a: {}, b: {}, c: {}, lone: {}, far: { region: eu-west-1 } } } }
connectivity:
  transitGateways:
    core:
      account: net
      region: us-east-1
      segments:
        apart: { vpcs: [net/a, net/b], isolated: true }
        c: { vpcs: [net/c] }
        outside: { reaches: [c] }
  vpns: { office: { transitGateway: core, segment: outside, ranges: [office], customerGateway: { address: 198.51.100.1 } } }
  peerings: { far: { requester: net/c, accepter: net/far } }
  routes: [{ from: ${from}, to: "${to}", via: ${via} }]
`;
  const { model, diagnostics } = load([{ file: "c.yaml", text }]);
  if (!model) throw new Error(JSON.stringify(diagnostics));
  const told = plan(model, EMPTY_LOCK).diagnostics.filter(({ severity }) => severity === "error");
  return told.map((one) => `${one.code}: ${wordingOf(one).help}`);
}

test.each([
  ["net/c", "external:office", []],
  ["net/a", "net/b", "Put one of them into another segment that this one reaches"],
  ["net/a", "net/c", "Add c to what segment apart reaches"],
  ["net/a", "external:office", "Add outside to what segment apart reaches"],
  [
    "net/a",
    "net/lone",
    "Add net/us-east-1/lone to a segment of transit-gateway/core that segment apart reaches",
  ],
  [
    "net/a",
    "net/far",
    "Peer the two VPCs, as a transit gateway takes those of its own region alone, or put a forwarder into one that is peered with it",
  ],
  [
    "net/a",
    "external:island",
    "Declare a VPN or Direct Connect to core that has the range, in a segment that segment apart reaches",
  ],
  ["net/a", "internet", "Give segment apart routes to it by way of a VPC"],
  ["net/lone", "net/a", "Add net/us-east-1/lone to a segment of transit-gateway/core"],
] as const)("from %s to %s", (from, to, way) => {
  const expected = typeof way === "string" ? [`ROUTE_NOT_ATTACHED: ${way}, or remove the route.`] : [];
  expect(help(from, to)).toEqual(expected);
});

test("over a peering of others", () => {
  expect(help("net/a", "net/c", "peering/far")).toEqual([
    "ROUTE_NOT_ATTACHED: Name a connection that net/us-east-1/a is on, or remove the route.",
  ]);
});
