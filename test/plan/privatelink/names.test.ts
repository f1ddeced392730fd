/** How a service's name reaches its consumers, and when it does. */
import type { Planned } from "../../../src/plan/planned/stack";
import { planOfTexts } from "../../support/plans";

function planned(service: string): readonly Planned[] {
  const text = `
organization: { name: acme }
regions:
  us-east-1: { availabilityZones: [use1-az1, use1-az2] }
  eu-west-1: { availabilityZones: [euw1-az1, euw1-az2] }
terraform:
  backend: { type: s3, bucket: acme-state, region: us-east-1 }
  deployRole: "arn:aws:iam::{account}:role/Deploy"
ipam: { scopes: { same: { overlap: allowed } } }
defaults: { region: us-east-1, cidr: { scope: same, cidr: 10.0.0.0/16 } }
accounts:
  tools: { id: "111111111111", vpcs: { main: { subnets: { services: { prefixLength: 24 } } } } }
  pay: { id: "222222222222", vpcs: { main: { subnets: { endpoints: { prefixLength: 24 } } }, eu: { region: eu-west-1, subnets: { endpoints: { prefixLength: 24 } } } } }
services:
  auth:
${service}
`;
  return planOfTexts({ "c.yaml": text }).stacks.flatMap(({ resources }) => resources);
}

const OWN = `
    provider: { account: tools, vpc: main }
    listeners: [{ port: 443, targets: { ips: [10.0.0.10] } }]
    consumers: [{ vpc: pay/main }]
`;

const refsOf = (resources: readonly Planned[], kind: Planned["kind"]) =>
  resources.filter((one) => one.kind === kind).map(({ ref }) => ref);

function endpointsOf(resources: readonly Planned[]) {
  return resources.flatMap((one) => (one.kind === "service-endpoint" ? [one] : []));
}

test("a private name is proved by a record in a public zone, and every endpoint has it", () => {
  const resources = planned(`${OWN}
    dnsName: auth.acme.example
    dns: private
    verification: { zoneId: Z0123456789ABC }`);
  expect(refsOf(resources, "name-proof")).toEqual(["tools/us-east-1/main/service/auth/name"]);
  expect(refsOf(resources, "private-zone")).toEqual([]);
  expect(endpointsOf(resources).map(({ privateDns }) => privateDns)).toEqual([true]);
});

test("until the proof is written by hand, no endpoint has the private name", () => {
  const resources = (verification: string) =>
    planned(`${OWN}
    dnsName: auth.acme.example
    dns: private
    verification: ${verification}`);
  expect(endpointsOf(resources("output"))[0]?.privateDns).toBe(false);
  expect(endpointsOf(resources("done"))[0]?.privateDns).toBe(true);
  expect(refsOf(resources("done"), "name-proof")).toEqual([]);
});

test("a wildcard's zone is what follows the star, and answers for all below it", () => {
  const resources = planned(`${OWN}
    dnsName: "*.auth.acme.example"`);
  const names = resources.flatMap((one) => (one.kind === "service-record" ? [one.name] : []));
  expect(names.sort()).toEqual([
    "*.auth.acme.example",
    "auth.acme.example",
    "use1-az1.auth.acme.example",
    "use1-az2.auth.acme.example",
  ]);
  expect(resources.flatMap((one) => (one.kind === "private-zone" ? [one.name] : []))).toEqual([
    "auth.acme.example",
  ]);
});

test("without a name there are neither zones nor private DNS", () => {
  const resources = planned(OWN);
  expect(refsOf(resources, "private-zone")).toEqual([]);
  expect(endpointsOf(resources)[0]?.privateDns).toBe(false);
});

test("a service of others needs no provider and imports nothing of one", () => {
  const resources = planned(`
    serviceName: com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0
    ports: [443]
    availabilityZones: [use1-az2, use1-az6]
    consumers: [{ vpc: pay/main }]
    dnsName: partner.example`);
  expect(refsOf(resources, "load-balancer")).toEqual([]);
  expect(refsOf(resources, "import").filter((ref) => ref.includes("tools"))).toEqual([]);
  const names = resources.flatMap((one) => (one.kind === "service-record" ? [one.name] : []));
  expect(names.sort()).toEqual(["partner.example", "use1-az2.partner.example"]);
});

test("a consumer in another region names the service's, and stands in all of its own AZs", () => {
  const resources = planned(`${OWN.replace("{ vpc: pay/main }", "{ account: pay }")}
    regions: [eu-west-1]`);
  const [eu, us] = endpointsOf(resources).sort((a, b) => (a.ref < b.ref ? -1 : 1));
  expect([eu?.serviceRegion, eu?.subnets.length]).toEqual(["us-east-1", 2]);
  expect([us?.serviceRegion, us?.subnets.length]).toEqual([undefined, 2]);
  const services = resources.flatMap((one) => (one.kind === "endpoint-service" ? [one.regions] : []));
  expect(services).toEqual([["eu-west-1", "us-east-1"]]);
});

test("a VPC that two entries choose may do what either says", () => {
  const resources = planned(`
    provider: { account: tools, vpc: main }
    listeners: [{ port: 443, targets: { ips: [10.0.0.10] } }, { port: 636, targets: { ips: [10.0.0.10] } }]
    consumers: [{ vpc: pay/main, ports: [443], roles: [a] }, { account: pay, ports: [636] }]`);
  const service = resources.find((one) => one.kind === "endpoint-service");
  expect(service).toMatchObject({ principals: ["arn:aws:iam::222222222222:root"] });
  const ports = resources.flatMap((one) =>
    one.kind === "security-group-rule" && one.direction === "ingress" ? [one.port] : [],
  );
  expect(ports.sort()).toEqual([443, 636]);
});
