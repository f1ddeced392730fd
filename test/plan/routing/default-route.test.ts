/** A segment's default route: out by way of an egress VPC, wherever that one's segment is written, and for private tiers alone. */
import { load } from "../../../src/load/load";
import { EMPTY_LOCK } from "../../../src/lock/lock";
import { plan } from "../../../src/plan/plan";

const SPOKES = `spokes: { vpcs: [orders/main], reaches: [shared], routes: [{ to: 0.0.0.0/0, via: hub/egress }] }`;
const SHARED = "shared: { vpcs: [hub/egress] }";

function configurationOf(segments: readonly string[], summaries = ""): string {
  return `
organization: { name: out }
regions: { us-east-1: { availabilityZones: [use1-az1] } }
terraform:
  backend: { type: s3, bucket: out-state, region: us-east-1 }
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
        subnets: { public: { prefixLength: 28, access: public }, attachments: { prefixLength: 28 } }
  orders:
    id: "222222222222"
    vpcs:
      main:
        region: us-east-1
        cidr: { pool: all, prefixLength: 24 }
        subnets:
          app: { prefixLength: 26 }
          data: { prefixLength: 26, access: isolated }
          attachments: { prefixLength: 28, access: isolated }
  payments:
    id: "333333333333"
    vpcs:
      main: { region: us-east-1, cidr: { pool: all, prefixLength: 24 }, subnets: { attachments: { prefixLength: 28 } } }
connectivity:
  transitGateways:
    core:
      account: hub
      region: us-east-1
      summaries: [${summaries}]
      segments:
        ${segments.join("\n        ")}
`;
}

function routesOf(segments: readonly string[], summaries?: string): string[] {
  const { model, diagnostics } = load([{ file: "config.yaml", text: configurationOf(segments, summaries) }]);
  if (!model) throw new Error(JSON.stringify(diagnostics));
  const resources = plan(model, EMPTY_LOCK).plan?.stacks.flatMap((stack) => stack.resources) ?? [];
  return resources
    .flatMap((r) => {
      if (r.kind === "transit-route") return [`${r.ref.split("/transit-gateway/")[1]} ${r.target.to}`];
      return r.kind === "connection-route" ? [r.ref] : [];
    })
    .sort();
}

// Seen to fail when a segment's routes were planned before the segments after it were attached.
test.each([
  ["after", [SPOKES, SHARED]],
  ["before", [SHARED, SPOKES]],
])("is known to the gateway with the egress VPC's segment written %s it", (_, segments) => {
  expect(routesOf(segments)).toEqual([
    "core/shared/to/10.0.0.0-24 attachment",
    "core/shared/to/10.0.1.0-24 attachment",
    "core/spokes/to/0.0.0.0-0 attachment",
    "core/spokes/to/10.0.0.0-24 attachment",
    "core/spokes/to/10.0.1.0-24 attachment",
    "hub/us-east-1/egress/attachments/to/10.0.1.0-24",
    "hub/us-east-1/egress/public/to/10.0.1.0-24",
    "orders/us-east-1/main/app/to/0.0.0.0-0",
    "orders/us-east-1/main/app/to/10.0.0.0-24",
    "orders/us-east-1/main/attachments/to/10.0.0.0-24",
    "orders/us-east-1/main/data/to/10.0.0.0-24",
  ]);
});

/** A table's declared routes and what they make it drop; the rest of it are the VPCs' own blocks. */
const isDeclared = (route: string) => /^core\/.*(\/to\/(0|128)\.0\.0\.0-[01] | blackhole$)/.test(route);

describe("never leads back in", () => {
  const others = `others: { vpcs: [payments/main], reaches: [shared], routes: [{ to: 0.0.0.0/0, via: hub/egress }] }`;
  const gateway = (summaries?: string) => routesOf([SPOKES, others, SHARED], summaries).filter(isDeclared);

  // Seen to fail with the blackholes left out: orders would reach payments by way of the egress VPC.
  test("as what the egress VPC's segment reaches, and the own one does not, is dropped", () => {
    expect(gateway()).toEqual([
      "core/others/to/0.0.0.0-0 attachment",
      "core/others/to/10.0.1.0-24 blackhole",
      "core/spokes/to/0.0.0.0-0 attachment",
      "core/spokes/to/10.0.2.0-24 blackhole",
    ]);
  });

  test("with one blackhole for a summary, however many VPCs come and go below it", () => {
    expect(gateway("10.0.0.0/16")).toEqual([
      "core/others/to/0.0.0.0-0 attachment",
      "core/others/to/10.0.0.0-16 blackhole",
      "core/spokes/to/0.0.0.0-0 attachment",
      "core/spokes/to/10.0.0.0-16 blackhole",
    ]);
  });

  // Seen to fail when a default route was one of length 0 alone.
  test("in two halves either", () => {
    const halves = (text: string) =>
      text.replace(
        "{ to: 0.0.0.0/0, via: hub/egress }",
        "{ to: 0.0.0.0/1, via: hub/egress }, { to: 128.0.0.0/1, via: hub/egress }",
      );
    const routes = routesOf([halves(SPOKES), others, SHARED]).filter(
      (route) => route.startsWith("core/spokes/") && isDeclared(route),
    );
    expect(routes).toEqual([
      "core/spokes/to/0.0.0.0-1 attachment",
      "core/spokes/to/10.0.2.0-24 blackhole",
      "core/spokes/to/128.0.0.0-1 attachment",
    ]);
  });
});
