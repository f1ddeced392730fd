/** NAT gateways are a forwarder's way on to public addresses alone: the internet carries nothing for private ones. */
import { load } from "../../../src/load/load";
import { EMPTY_LOCK } from "../../../src/lock/lock";
import { plan } from "../../../src/plan/plan";

function told(to: string): unknown[] {
  const text = `
organization: { name: nat }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
terraform:
  backend: { type: s3, bucket: nat-state, region: us-east-1 }
  deployRole: "arn:aws:iam::{account}:role/Deploy"
ipam:
  scopes:
    main:
      external:
        partner: { cidrs: [8.8.8.0/24], via: internet }
        plant: { cidrs: [172.20.0.0/16], via: unconnected }
profiles:
  spoke:
    region: us-east-1
    subnets: { app: { prefixLength: 26 }, attachments: { prefixLength: 28, access: isolated, routeTables: per-az } }
accounts:
  hub:
    id: "111111111111"
    vpcs:
      main:
        profile: spoke
        cidr: 10.0.0.0/24
        internetGateway: true
        natGateways: single
        subnets: { public: { prefixLength: 28, access: public } }
  app:
    id: "222222222222"
    vpcs: { main: { profile: spoke, cidr: 10.0.1.0/24 }, apart: { profile: spoke, cidr: 10.0.2.0/24 } }
connectivity:
  transitGateways:
    core: { account: hub, region: us-east-1, segments: { all: { vpcs: [hub/main, app/main] } } }
  forwarders: { out: { vpc: hub/main, tier: app, from: [app/main], to: [${to}] } }
`;
  const { model, diagnostics } = load([{ file: "cadastre.yaml", text }]);
  if (!model) throw new Error(JSON.stringify(diagnostics));
  return plan(model, EMPTY_LOCK).diagnostics.map(({ code, data }) => [code, data.destination]);
}

test.each([
  ["internet", []],
  ['"external:partner"', []],
  ["app/apart", [["FORWARDER_DEAD_END", "10.0.2.0/24"]]],
  ['"external:plant"', [["FORWARDER_DEAD_END", "172.20.0.0/16"]]],
  ["100.64.3.0/24", [["FORWARDER_DEAD_END", "100.64.3.0/24"]]],
])("to %s", (to, expected) => {
  expect(told(to)).toEqual(expected);
});
