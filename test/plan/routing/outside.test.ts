/** Ranges outside AWS: behind two connections, as a part of another, and as the clients of proxies and forwarders. */
import { load } from "../../../src/load/load";
import { EMPTY_LOCK } from "../../../src/lock/lock";
import { plan } from "../../../src/plan/plan";

/** An office with a plant in it behind a Direct Connect, and whatever else `connectivity` says. */
function planned(connectivity: string, { attached = "hub/main" } = {}) {
  const text = `
organization: { name: outside }
regions:
  us-east-1: { availabilityZones: [use1-az1, use1-az2] }
  eu-west-1: { availabilityZones: [euw1-az1, euw1-az2] }
terraform:
  backend: { type: s3, bucket: outside-state, region: us-east-1 }
  deployRole: "arn:aws:iam::{account}:role/Deploy"
ipam:
  scopes:
    main:
      pools: { all: { cidrs: [10.0.0.0/12] } }
      external:
        office: { cidrs: [10.200.0.0/14] }
        plant: { cidrs: [10.202.0.0/16], within: office }
        island: { cidrs: [10.220.0.0/16] }
policies: { ledger: { buckets: [acme-ledger] } }
resolvers: { names: { vpcs: [hub/names], tier: app, inbound: { external: [office] } } }
accounts:
  hub:
    id: "111111111111"
    vpcs:
      main:
        region: us-east-1
        cidr: { pool: all, prefixLength: 24 }
        internetGateway: true
        natGateways: per-az
        subnets:
          public: { prefixLength: 28, access: public }
          app: { prefixLength: 27, routeTables: per-az }
          attachments: { prefixLength: 28, access: isolated }
        endpoints: { gateway: { s3: { policy: ledger } } }
      far: { region: eu-west-1, cidr: { pool: all, prefixLength: 24 }, subnets: { app: { prefixLength: 27 } } }
      names:
        region: us-east-1
        cidr: { pool: all, prefixLength: 24 }
        subnets: { app: { prefixLength: 27 }, attachments: { prefixLength: 28, access: isolated } }
connectivity:
  transitGateways:
    core:
      account: hub
      region: us-east-1
      summaries: [10.0.0.0/12]
      segments: { hub: { vpcs: [${attached}] }, outside: { reaches: [hub] } }
  directConnects:
    office: { transitGateway: core, segment: outside, ranges: [office], gateway: 11111111-2222-3333-4444-555555555555 }
  peerings: { far: { requester: hub/far, accepter: hub/main } }
${connectivity}`;
  const { model, diagnostics } = load([{ file: "c.yaml", text }]);
  if (!model) throw new Error(JSON.stringify(diagnostics));
  const result = plan(model, EMPTY_LOCK);
  const errors = [...diagnostics, ...result.diagnostics].filter(({ severity }) => severity === "error");
  return {
    told: errors.map(({ code, data }) => [code, data.source ?? data.reason].join(" ").trim()),
    resources: (result.plan?.stacks ?? []).flatMap(({ resources }) => resources),
  };
}

const standby = (routing: string) =>
  `  vpns: { standby: { transitGateway: core, segment: outside, ranges: [office], routing: ${routing}, customerGateway: { address: 198.51.100.1 } } }`;

// AWS prefers what a Direct Connect announces, and takes the VPN when that fails.
test("a VPN that announces its ranges stands by for a Direct Connect, and neither tells the office of itself", () => {
  const { told, resources } = planned(standby("bgp"));
  expect(told).toEqual([]);
  const associated = resources.flatMap((one) => (one.kind === "direct-connect-association" ? [one] : []));
  expect(associated.map(({ allowedPrefixes }) => allowedPrefixes)).toEqual([["10.0.0.0/12"]]);
  const learnt = resources.filter(
    ({ kind, ref }) => kind === "transit-propagation" && /office|standby/.test(ref),
  );
  expect(learnt).toHaveLength(4);
});

test("with static routes it would never stand by: they win", () => {
  expect(new Set(planned(standby("static")).told)).toEqual(new Set(["TRANSIT_ROUTE_CONFLICT"]));
});

const forwarder = (from: string, to: string) =>
  `  forwarders: { f: { vpc: hub/main, tier: app, from: [${from}], to: [${to}] } }`;
const explicit = (from: string) =>
  `  egressProxies: { e: { vpc: hub/main, tier: app, from: [${from}], hosts: [github.com] } }`;

test("a part of a range is behind the connection that has the whole", () => {
  expect(planned(forwarder("external:plant", "hub/far")).told).toEqual([]);
  expect(planned(explicit("external:plant")).told).toEqual([]);
});

test("what no connection leads to is told", () => {
  expect(planned(forwarder("external:island", "hub/far")).told).toEqual([
    "FORWARDER_UNREACHED external:island",
  ]);
  expect(planned(explicit("external:island")).told).toEqual(["PROXY_UNREACHED external:island"]);
});

test("a peered VPC of another region uses an explicit proxy, and no forwarder", () => {
  expect(planned(explicit("hub/far")).told).toEqual([]);
  expect(planned(forwarder("hub/far", "internet")).told).toEqual(["FORWARDER_UNREACHED hub/eu-west-1/far"]);
});

const proxy = (sources: string, more = "") =>
  `  gatewayProxies: { p: { vpc: hub/main, tier: app, sources: [${sources}], s3: { buckets: [acme-ledger] }${more} } }`;

test("clients of a gateway proxy have a way to it, as far as somebody says whose they are", () => {
  expect(planned(proxy('"external:plant", 10.201.3.0/24, 172.16.0.0/16')).told).toEqual([]);
  expect(planned(proxy('"external:plant", 10.220.3.0/24')).told).toEqual(["PROXY_UNREACHED external:island"]);
});

// Who asks is corporate DNS, whose range need not be the clients'.
test("a resolver that is to answer for it has a way to somebody who may ask", () => {
  const names = proxy('"external:plant"', ", resolver: names");
  const reason = "nobody whom it admits has a way to hub/us-east-1/names.";
  expect(planned(names).told).toEqual([`PROXY_RESOLVER ${reason}`]);
  expect(planned(`${names}\n`, { attached: "hub/main, hub/names" }).told).toEqual([]);
});
