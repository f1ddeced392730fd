/** Proxies and forwarders beside the ways that would do without them: figures by hand from list prices. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { adviseRelations } from "../../src/advice/relations";
import { US_EAST_1 } from "../../src/aws/data/prices-us-east-1";
import { load } from "../../src/load/load";
import { EMPTY_LOCK } from "../../src/lock/lock";
import { plan } from "../../src/plan/plan";
import { PROJECT_ROOT } from "../support/plans";

const ZONES = 2;
const HOUR = 730;

function advise(gb: number) {
  return relationsOf(
    `
organization: { name: acme }
regions:
  us-east-1: { availabilityZones: [use1-az1, use1-az2] }
  eu-west-1: { availabilityZones: [euw1-az1, euw1-az2] }
terraform:
  backend: { type: s3, bucket: acme-state, region: us-east-1 }
  deployRole: "arn:aws:iam::{account}:role/Deploy"
ipam:
  scopes:
    main: { pools: { all: { cidrs: [10.0.0.0/16] } }, external: { office: { cidrs: [10.200.0.0/16] } } }
profiles:
  spoke:
    region: us-east-1
    subnets: { app: { prefixLength: 26, access: isolated }, attachments: { prefixLength: 28, access: isolated } }
accounts:
  hub:
    id: "111111111111"
    vpcs:
      main:
        profile: spoke
        cidr: { pool: all, prefixLength: 24 }
        endpoints: { gateway: { s3: {} }, interface: { ec2: { tier: app } } }
  orders: { id: "222222222222", vpcs: { main: { profile: spoke, cidr: { pool: all, prefixLength: 24 } } } }
  partner:
    id: "333333333333"
    vpcs: { main: { profile: spoke, region: eu-west-1, cidr: { pool: all, prefixLength: 24 } } }
connectivity:
  transitGateways:
    core:
      account: hub
      region: us-east-1
      segments:
        spokes: { vpcs: [orders/main], reaches: [shared] }
        shared: { vpcs: [hub/main] }
        outside: { reaches: [shared] }
  vpns:
    office: { transitGateway: core, segment: outside, ranges: [office], customerGateway: { address: 198.51.100.10 } }
  peerings: { partner: { requester: hub/main, accepter: partner/main } }
  gatewayProxies: { office: { vpc: hub/main, tier: app, sources: ["external:office"], s3: {} } }
  egressProxies:
    reports: { vpc: hub/main, tier: app, from: [orders/main], to: [partner/main], hosts: [reports.example] }
  forwarders: { partner: { vpc: hub/main, tier: app, from: [orders/main], to: [partner/main] } }
`,
    gb,
  );
}

function relationsOf(text: string, gb: number) {
  const { model, diagnostics } = load([{ file: "c.yaml", text }]);
  if (!model) throw new Error(JSON.stringify(diagnostics));
  const { plan: planned, diagnostics: more } = plan(model, EMPTY_LOCK);
  if (!planned) throw new Error(JSON.stringify(more));
  const relations = adviseRelations(model, planned.addresses, US_EAST_1, gb);
  return new Map(relations.map((one) => [one.relation, one]));
}

const waysOf = (relation: string, gb = 1000) =>
  Object.fromEntries(
    (advise(gb).get(relation)?.ways ?? []).map(({ way, cost, obstacle }) => [way, cost ?? obstacle]),
  );

const instances = ZONES * HOUR * 0.0208;
const balancer = (gb: number) => HOUR * 0.0225 + gb * 0.006;

test("a gateway proxy stands beside interface endpoints; routes alone do not get there", () => {
  expect(waysOf("gateway-proxy/office")).toEqual({
    peering: expect.stringContaining("drops"),
    "transit-gateway": expect.stringContaining("drops"),
    "interface-endpoint": expect.closeTo(ZONES * HOUR * 0.01 + 1000 * (0.01 + 0.02), 6),
    proxy: expect.closeTo(instances + balancer(1000) + 1000 * 0.02, 6),
  });
});

test("with much traffic the instances of a gateway proxy cost less than endpoints by the GB", () => {
  expect(advise(100).get("gateway-proxy/office")).toMatchObject({ best: "interface-endpoint" });
  expect(advise(20_000).get("gateway-proxy/office")).toMatchObject({ best: "proxy" });
});

test("a forwarder stands beside direct peerings and PrivateLink", () => {
  expect(waysOf("forwarder/partner")).toEqual({
    peering: expect.closeTo(1000 * 0.02, 6),
    "transit-gateway": expect.stringContaining("another region"),
    privatelink: expect.closeTo(balancer(1000) + ZONES * HOUR * 0.01 + 1000 * (0.01 + 0.02), 6),
    proxy: expect.closeTo(instances + 1000 * 0.02, 6),
    "gateway-load-balancer": expect.closeTo(
      instances + ZONES * HOUR * (0.0125 + 0.01) + 1000 * (0.004 + 0.0035 + 0.02),
      6,
    ),
  });
  expect(advise(1000).get("forwarder/partner")).toMatchObject({ best: "peering", vpcs: 3 });
});

test("a balancer costs more than what it does without, and is left to whoever knows the load", () => {
  const joined = readFileSync(join(PROJECT_ROOT, "examples/joined/cadastre.yaml"), "utf8");
  const [before, after] = ["", joined.match(/\n *gatewayLoadBalancer: .*/)![0]];
  const office = (text: string) => relationsOf(text, 1000).get("forwarder/office");
  expect(office(joined)).toMatchObject({ now: "gateway-load-balancer", best: "gateway-load-balancer" });
  expect(office(joined.replace(after, before))).toMatchObject({ now: "proxy", best: "proxy" });
});

test("an explicit proxy is what holds clients to names, whatever it costs", () => {
  expect(advise(1000).get("egress-proxy/reports")).toMatchObject({ best: "proxy", now: "proxy" });
});
