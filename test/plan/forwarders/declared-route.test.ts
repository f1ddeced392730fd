/** A segment's declared default route and a forwarder to the internet at its end are one way out. */
import { load } from "../../../src/load/load";
import { EMPTY_LOCK } from "../../../src/lock/lock";
import { plan } from "../../../src/plan/plan";

function planned(from: string) {
  const spoke = "{ vpcs: { main: { profile: spoke } } }";
  const text = `
organization: { name: way-out }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
terraform:
  backend: { type: s3, bucket: way-out-state, region: us-east-1 }
  deployRole: "arn:aws:iam::{account}:role/Deploy"
ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/16] } } } } }
profiles:
  spoke:
    region: us-east-1
    cidr: { pool: all, prefixLength: 24 }
    subnets: { app: { prefixLength: 27 }, attachments: { prefixLength: 28, access: isolated } }
accounts:
  hub:
    id: "111111111111"
    vpcs:
      main:
        profile: spoke
        internetGateway: true
        natGateways: per-az
        subnets:
          public: { prefixLength: 28, access: public }
          hosts: { prefixLength: 28, access: private, routeTables: per-az }
          attachments: { prefixLength: 28, access: isolated, routeTables: per-az }
  orders: ${spoke.replace("{ vpcs", '{ id: "222222222222", vpcs')}
  stock: ${spoke.replace("{ vpcs", '{ id: "333333333333", vpcs')}
connectivity:
  transitGateways:
    core:
      account: hub
      region: us-east-1
      segments:
        spokes: { vpcs: [orders/main, stock/main], reaches: [hub], routes: [{ to: 0.0.0.0/0, via: hub/main }] }
        hub: { vpcs: [hub/main] }
  forwarders:
    out: { vpc: hub/main, tier: hosts, from: [${from}], to: [internet], gatewayLoadBalancer: {} }
`;
  const { model, diagnostics } = load([{ file: "c.yaml", text }]);
  if (!model) throw new Error(JSON.stringify(diagnostics));
  return plan(model, EMPTY_LOCK);
}

// Fails when the declared route is checked as if no forwarder stood behind the attachment, or is planned a second time.
test("for all of the segment it is one route, and goes on from the forwarder", () => {
  const result = planned("orders/main, stock/main");
  expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const routes = (result.plan?.stacks ?? [])
    .flatMap(({ resources }) => resources)
    .filter((one) => one.kind === "transit-route" && one.destination === "0.0.0.0/0");
  expect(routes.map(({ ref }) => ref)).toEqual(["hub/us-east-1/transit-gateway/core/spokes/to/0.0.0.0-0"]);
});

test("for some of the segment it is a dead end for the others", () => {
  const codes = planned("orders/main").diagnostics.map(({ code }) => code);
  expect(codes).toContain("ROUTE_DEAD_END");
});
