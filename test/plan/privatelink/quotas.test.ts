/** What services use of quotas is counted where AWS counts it, and a raise that is declared lets it be. */
import { load } from "../../../src/load/load";

const ALB = "arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/app/a/0123456789abcdef";
const MANY = Array.from({ length: 6 }, (_, n) => `{ port: ${9000 + n}, targets: { alb: "${ALB}" } }`);
const ONE = "{ port: 443, targets: { ips: [10.0.0.10] } }";

interface Case {
  readonly provider?: string;
  readonly consumer?: string;
  readonly services?: number;
  readonly listeners?: string;
  readonly loadBalancer?: string;
}

/** What is told of quotas: the owner, the count and the setting. */
function told({ provider = "", consumer = "", services = 2, listeners = ONE, loadBalancer = "" }: Case) {
  const service = (n: number) => `
  auth${n}:
    provider: { account: tools, vpc: main }
    loadBalancer: { ${loadBalancer} }
    listeners: [${listeners}]
    consumers: [{ account: pay }, { account: buy }]
    dnsName: auth${n}.acme.example`;
  const text = `
organization: { name: acme }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
terraform: { deployRole: "arn:aws:iam::{account}:role/Deploy" }
ipam: { scopes: { same: { overlap: allowed } } }
defaults: { region: us-east-1, cidr: { scope: same, cidr: 10.0.0.0/16 } }
accounts:
  tools: { id: "111111111111", vpcs: { main: { quotas: { ${provider} }, subnets: { services: { prefixLength: 24 } } } } }
  pay: { id: "222222222222", vpcs: { main: { quotas: { ${consumer} }, subnets: { endpoints: { prefixLength: 24 } } } } }
  buy: { id: "333333333333", vpcs: { main: { subnets: { endpoints: { prefixLength: 24 } } } } }
services:${Array.from({ length: services }, (_, n) => service(n)).join("")}
`;
  const { diagnostics } = load([{ file: "c.yaml", text }]);
  return diagnostics.flatMap(({ code, data }) =>
    code === "QUOTA_EXCEEDED" ? [`${data.owner}: ${data.count} of ${data.quota} ${data.setting}`] : [code],
  );
}

test.each<[string, Case, string[]]>([
  ["little is no trouble", {}, []],
  [
    "load balancers of an account in a region",
    { provider: "loadBalancersPerRegion: 1" },
    ["tools in us-east-1: 2 of 1 loadBalancersPerRegion"],
  ],
  [
    "endpoints in a consumer's VPC",
    { consumer: "interfaceEndpointsPerVpc: 1" },
    ["pay/us-east-1/main: 2 of 1 interfaceEndpointsPerVpc"],
  ],
  [
    "hosted zones of a consumer's account",
    { consumer: "hostedZonesPerAccount: 1" },
    ["pay: 2 of 1 hostedZonesPerAccount"],
  ],
  [
    "principals, for which AWS publishes nothing",
    { provider: "principalsPerService: 1", services: 1 },
    ["the service auth0: 2 of 1 principalsPerService"],
  ],
  [
    "an ALB counts a hundred times across zones",
    { listeners: MANY.join(", "), services: 1 },
    ["the service auth0 in an AZ: 600 of 500 targetsPerZone"],
  ],
  [
    "and fifty times in one of two AZs",
    { listeners: MANY.join(", "), services: 1, loadBalancer: "crossZone: false" },
    [],
  ],
  [
    "a raise that is declared",
    { listeners: MANY.join(", "), services: 1, provider: "targetsPerZone: 1000" },
    [],
  ],
])("%s", (_, input, expected) => {
  expect(told(input)).toEqual(expected);
});
