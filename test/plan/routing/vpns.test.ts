/** A VPN's device has a public address, for BGP an ASN of its own, and no other VPN beside. */
import { load } from "../../../src/load/load";
import { EMPTY_LOCK } from "../../../src/lock/lock";
import { plan } from "../../../src/plan/plan";

function told(customerGateway: string, routing: string, other = ""): unknown[] {
  const text = `
organization: { name: vpns }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
terraform: { backend: { type: s3, bucket: vpns-state, region: us-east-1 } }
ipam: { scopes: { main: { external: { office: { cidrs: [172.16.0.0/16], via: vpn }, lab: { cidrs: [172.17.0.0/16], via: vpn } } } } }
accounts:
  hub:
    id: "111111111111"
    vpcs: { main: { region: us-east-1, cidr: 10.0.0.0/24, subnets: { attachments: { prefixLength: 28 } } } }
connectivity:
  transitGateways: { core: { account: hub, region: us-east-1, segments: { all: { vpcs: [hub/main] } } } }
  vpns: { office: { transitGateway: core, segment: all, customerGateway: { ${customerGateway} }, routing: ${routing}, ranges: [office] }${other} }
`;
  const { model, diagnostics } = load([{ file: "cadastre.yaml", text }]);
  if (!model) throw new Error(JSON.stringify(diagnostics));
  return plan(model, EMPTY_LOCK).diagnostics.map(({ data }) => data.reason);
}

test.each([
  ["address: 198.51.100.10", "bgp", []],
  ["address: 198.51.100.10, asn: 64512", "static", []],
  ["address: 198.51.100.10, asn: 64512", "bgp", ["its ASN 64512 is that of transit gateway core too"]],
  ["address: 10.1.2.3", "static", ["its address 10.1.2.3 is a private one"]],
  ["address: 100.64.0.1", "bgp", ["its address 100.64.0.1 is a private one"]],
])("%s by %s", (customerGateway, routing, expected) => {
  expect(told(customerGateway, routing)).toEqual(expected);
});

test.each([
  ["65010", ["AWS would answer with that of lab, which has the same address and ASN"]],
  ["65011", []],
])("a second VPN to the device, with ASN %s", (asn, expected) => {
  const lab = `, lab: { transitGateway: core, segment: all, customerGateway: { address: 198.51.100.10, asn: 65010 }, ranges: [lab] }`;
  expect(told(`address: 198.51.100.10, asn: ${asn}`, "bgp", lab)).toEqual(expected);
});
