/** Hosts get to the packages of their first boot, or the plan says what keeps them away. */
import { load } from "../../../src/load/load";
import { EMPTY_LOCK } from "../../../src/lock/lock";
import { plan } from "../../../src/plan/plan";

function told(tier: string, s3: string, more = ""): unknown[] {
  const text = `
organization: { name: acme, id: o-a1b2c3d4e5 }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/16] } } } } }
policies:
  packages: { organization: true, buckets: [ledger, al2023-repos-us-east-1-de612dc2] }
  elsewhere: { organization: true, buckets: [ledger, al2023-repos-eu-west-1-de612dc2] }
accounts:
  hub:
    id: "111111111111"
    vpcs:
      main:
        region: us-east-1
        cidr: { pool: all, prefixLength: 24 }
        internetGateway: true
        natGateways: single
        subnets:
          app: { prefixLength: 26, access: ${tier} }
          endpoints: { prefixLength: 28, access: isolated }
          public: { prefixLength: 28, access: public }
        endpoints: { gateway: { dynamodb: { tiers: [app] }${s3} }${more} }
connectivity: { gatewayProxies: { office: { vpc: hub/main, tier: app, sources: [10.0.0.0/16], dynamodb: {} } } }
`;
  const { model, diagnostics } = load([{ file: "cadastre.yaml", text }]);
  if (!model) throw new Error(JSON.stringify(diagnostics));
  const { plan: made, diagnostics: said } = plan(model, EMPTY_LOCK);
  if (!made) throw new Error(JSON.stringify(said));
  return said.filter(({ code }) => code === "HOST_WITHOUT_PACKAGES").map(({ data }) => data.reason);
}

const gateway = (settings: string) => `, s3: { ${settings} }`;
const KEPT = ["the policy of hub/us-east-1/main/gateway-endpoint/s3 keeps them from it"];
const NO_WAY = ["hub/us-east-1/main/app has no way to it"];

test.each([
  ["NAT gateways", "private", "", "", []],
  ["nothing at all", "isolated", "", "", NO_WAY],
  ["a gateway endpoint", "isolated", gateway(""), "", []],
  ["a gateway endpoint of another tier", "isolated", gateway("tiers: [endpoints]"), "", NO_WAY],
  ["a gateway endpoint for the organisation alone", "isolated", gateway("policy: org-only"), "", KEPT],
  [
    "the same besides NAT gateways, to which its route is preferred",
    "private",
    gateway("policy: org-only"),
    "",
    KEPT,
  ],
  ["a policy that lists the bucket", "isolated", gateway("policy: packages"), "", []],
  ["a policy that lists another region's", "isolated", gateway("policy: elsewhere"), "", KEPT],
  ["an interface endpoint", "isolated", "", ", interface: { s3: { privateDns: true } }", []],
])("by %s", (_, tier, s3, more, expected) => {
  expect(told(tier, s3, more)).toEqual(expected);
});
