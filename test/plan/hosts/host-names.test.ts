/** What proxies and forwarders are called in AWS, where two of one name are refused. */
import { load } from "../../../src/load/load";
import { EMPTY_LOCK } from "../../../src/lock/lock";
import { plan } from "../../../src/plan/plan";

/** Names that two proxies get. */
function told(vpcs: readonly [string, string], connectivity: string): unknown[] {
  const vpc = (region: string) =>
    `{ region: ${region}, cidr: { pool: all, prefixLength: 24 }, subnets: { app: { prefixLength: 26 } }, endpoints: { gateway: { s3: {} } } }`;
  const text = `
organization: { name: names }
regions:
  us-east-1: { availabilityZones: [use1-az1, use1-az2] }
  eu-west-1: { availabilityZones: [euw1-az1, euw1-az2] }
ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/16] } } } } }
accounts:
  hub: { id: "111111111111", vpcs: { ${vpcs[0]}: ${vpc("us-east-1")}, ${vpcs[1]}: ${vpc("eu-west-1")}, third: ${vpc("us-east-1")} } }
connectivity: { gatewayProxies: { ${connectivity} } }
`;
  const { model, diagnostics } = load([{ file: "cadastre.yaml", text }]);
  if (!model) throw new Error(JSON.stringify(diagnostics));
  return plan(model, EMPTY_LOCK)
    .diagnostics.filter(({ code }) => code === "PHYSICAL_NAME_TWICE")
    .map(({ data }) => data.name);
}

const proxy = (name: string, vpc: string) =>
  `${name}: { vpc: hub/${vpc}, tier: app, sources: [10.0.0.0/16], s3: {} }`;

test("a name that is cut off is taken once", () => {
  const [a, b] = ["telemetry-upload-from-dallas-east", "telemetry-upload-from-dallas-west"] as const;
  expect(told(["one", "two"], [proxy(a, "one"), proxy(b, "one")].join(", "))).toEqual([
    "one-telemetry-upload-from-dallas",
  ]);
  // Balancers of two regions may be called the same, and their roles are told apart by the region.
  expect(told(["one", "two"], [proxy(a, "one"), proxy(b, "two")].join(", "))).toEqual([]);
});

test("a hyphen does not tell where the VPC's name ends", () => {
  const clash = [proxy("b-c", "third"), proxy("c", "third-b")].join(", ");
  expect(told(["third-b", "two"], clash)).toHaveLength(1);
  expect(told(["third-b", "two"], [proxy("b", "third"), proxy("c", "third-b")].join(", "))).toEqual([]);
});
