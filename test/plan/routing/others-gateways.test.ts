/** Transit gateways that others made: one in an account of ours, with tables of ours, and one of a partner, whose tables are its own. */
import { load } from "../../../src/load/load";
import { EMPTY_LOCK } from "../../../src/lock/lock";
import { plan } from "../../../src/plan/plan";
import type { Planned } from "../../../src/plan/planned/stack";

const EXISTING = "tgw-0123456789abcdef0";
const FOREIGN = "tgw-0fedcba9876543210";

function loaded(connectivity: string) {
  const text = `
organization: { name: others }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
terraform:
  backend: { type: s3, bucket: others-state, region: us-east-1 }
  deployRole: "arn:aws:iam::{account}:role/Deploy"
ipam:
  scopes:
    main:
      pools: { all: { cidrs: [10.0.0.0/16] } }
      external: { partner: { cidrs: [10.200.0.0/16] }, island: { cidrs: [10.220.0.0/16] } }
profiles:
  spoke:
    region: us-east-1
    subnets: { app: { prefixLength: 26 }, attachments: { prefixLength: 28, access: isolated } }
accounts:
  hub: { id: "111111111111", vpcs: { main: { profile: spoke, cidr: { cidr: 10.0.0.0/24, pool: all } } } }
  app: { id: "222222222222", vpcs: { main: { profile: spoke, cidr: { cidr: 10.0.1.0/24, pool: all } } } }
connectivity:${connectivity}`;
  return load([{ file: "c.yaml", text }]);
}

function planned(connectivity: string) {
  const { model, diagnostics } = loaded(connectivity);
  if (!model) throw new Error(JSON.stringify(diagnostics));
  const result = plan(model, EMPTY_LOCK);
  if (!result.plan) throw new Error(JSON.stringify(result.diagnostics));
  const { stacks, neighbours } = result.plan;
  return {
    all: stacks.flatMap((stack) => [...stack.resources]),
    neighbours,
    diagnostics: result.diagnostics,
  };
}

const ofKind = <K extends Planned["kind"]>(all: readonly Planned[], kind: K) =>
  all.filter((one): one is Extract<Planned, { kind: K }> => one.kind === kind);

const foreign = (segments: string) => `
  foreignGateways:
    partner: { id: ${FOREIGN}, owner: "999988887777", region: us-east-1, segments: { ${segments} } }`;

const existing = `
  transitGateways:
    core:
      account: hub
      region: us-east-1
      existing: ${EXISTING}
      asn: 64600
      segments: { all: { vpcs: [hub, app] } }`;

test("an existing gateway is looked up where an own one is made, and the rest is planned as for that", () => {
  const own = planned(existing.replace(`existing: ${EXISTING}`, "# its own")).all;
  const { all } = planned(existing);
  expect(ofKind(all, "transit-gateway")).toEqual([]);
  const others = (things: readonly Planned[]) =>
    things
      .filter(
        ({ kind, ref }) =>
          kind !== "transit-gateway" && !(kind === "gateway-lookup" && ref.startsWith("hub/")),
      )
      .map(({ kind, ref }) => `${kind} ${ref}`)
      .sort();
  expect(others(all)).toEqual(others(own));
  const [lookup] = ofKind(all, "gateway-lookup").filter(({ ref }) => ref.startsWith("hub/"));
  expect(lookup?.found).toEqual({ from: "given", id: EXISTING });
  expect(lookup?.conditions.map(({ attribute, has }) => [attribute, has])).toEqual([
    ["owner_id", { value: "111111111111" }],
    ["amazon_side_asn", { value: 64600 }],
    ["auto_accept_shared_attachments", { value: "disable" }],
  ]);
});

// Seen to fail with the ranges of a segment left out of what its table knows.
test("VPCs on a partner's gateway have routes to each other and to its ranges, once it has accepted", () => {
  const { all } = planned(
    foreign("one: { vpcs: [hub], reaches: [two] }, two: { vpcs: [app], ranges: [partner] }"),
  );
  const routes = ofKind(all, "connection-route").map(
    ({ routeTable, destination, target, after }) =>
      `${JSON.stringify(routeTable).includes("hub") ? "hub" : "app"} ${destination} ${JSON.stringify(target)} ${after}`,
  );
  const to = JSON.stringify({ kind: "transit-gateway", id: { from: "given", id: FOREIGN } });
  const after = (account: string) => `${account}/us-east-1/main/attachment/partner`;
  expect([...new Set(routes)].sort()).toEqual([
    `app 10.0.0.0/24 ${to} ${after("app")}`,
    `app 10.200.0.0/16 ${to} ${after("app")}`,
    `hub 10.0.1.0/24 ${to} ${after("hub")}`,
    `hub 10.200.0.0/16 ${to} ${after("hub")}`,
  ]);
  expect(
    ofKind(all, "acceptance-lookup")
      .map(({ ref }) => ref)
      .sort(),
  ).toEqual([after("app"), after("hub")]);
});

test("nothing of a partner's gateway is planned: no tables, no acceptance, no share", () => {
  const { all } = planned(foreign("one: { vpcs: [hub, app], ranges: [partner] }"));
  const kinds = new Set(all.map(({ kind }) => kind));
  for (const kind of ["transit-gateway", "transit-table", "transit-route", "transit-association"] as const)
    expect(kinds).not.toContain(kind);
  for (const kind of ["attachment-accepter", "resource-share", "transit-propagation"] as const)
    expect(kinds).not.toContain(kind);
});

test("its owner is told what to lead back to", () => {
  const { neighbours } = planned(foreign("one: { vpcs: [hub], ranges: [partner] }, two: { vpcs: [app] }"));
  expect(neighbours).toMatchObject([
    {
      kind: "foreign-gateway",
      name: "partner",
      behind: ["10.200.0.0/16"],
      told: ["10.0.0.0/24", "10.0.1.0/24"],
    },
  ]);
});

test("a declared route over it holds, or says what its owner would have to do", () => {
  const routes = (to: string) => `${foreign("one: { vpcs: [hub], ranges: [partner] }")}
  routes: [{ from: hub/main, to: "${to}", via: transit-gateway/partner }]`;
  expect(planned(routes("external:partner")).diagnostics).toEqual([]);
  expect(() => planned(routes("external:island"))).toThrow(
    "Add the range to a segment of partner that segment one reaches, if its owner leads there, or remove the route.",
  );
});

test("a range that two gateways lead to is no single way, as with gateways of our own", () => {
  const two = `${foreign("one: { vpcs: [hub], ranges: [partner] }")}
    supplier: { id: tgw-00000000000000001, owner: "999988887777", region: us-east-1, segments: { all: { vpcs: [hub], ranges: [partner] } } }`;
  expect(() => planned(two)).toThrow("ROUTE_CONFLICT");
});

test("a VPN or a segment's blackholes are its owner's to make", () => {
  const { diagnostics } = loaded(foreign("one: { vpcs: [hub], blackholes: [10.66.0.0/16] }"));
  expect(diagnostics.map(({ code }) => code)).toEqual(["UNKNOWN_KEY"]);
  const vpn = `${foreign("one: { vpcs: [hub] }")}
  vpns: { office: { transitGateway: partner, segment: one, ranges: [island], customerGateway: { address: 198.51.100.10 } } }`;
  expect(loaded(vpn).diagnostics.map(({ code }) => code)).toEqual(["UNKNOWN_NAME"]);
});
