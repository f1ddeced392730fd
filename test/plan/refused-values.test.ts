/** What AWS or Terraform refuses is told at plan, where it stands, or one of two equal entries is taken, or another name. */
import { parse } from "yaml";
import { outcomeOf } from "../support/shape/whole";

const BASE = `
organization: { name: p, id: o-a1b2c3d4e5 }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
terraform: { backend: { type: s3, bucket: p-state, region: us-east-1, account: net }, deployRole: "arn:aws:iam::{account}:role/N" }
ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/8] } }, external: { o: { cidrs: [172.16.0.0/16], via: vpn } } } } }
defaults: { region: us-east-1, subnets: { app: { prefixLength: 24 }, endpoints: { prefixLength: 24 }, attachments: { prefixLength: 28 } } }
accounts:
  net: { id: "100000000001", vpcs: { hub: { cidr: 10.0.0.0/16, internetGateway: true, natGateways: single, subnets: { public: { prefixLength: 24, access: public } } } } }
  a: { id: "100000000002", vpcs: { v: { cidr: 10.1.0.0/16 } } }
`;

const whole = (more: string) => ({ ...parse(BASE), ...parse(more) });
const told = (more: string) =>
  outcomeOf(whole(more)).diagnostics.map(({ code, data }) =>
    `${code} ${data.problem ?? data.reason ?? ""}`.trim(),
  );
const service = (name: string, listener: string, consumers = "[{ account: a }]") =>
  `services: { ${name}: { provider: { account: net, vpc: hub, tier: app }, listeners: [${listener}], consumers: ${consumers} } }`;
const segments = (segment: string, vpn = "") =>
  `connectivity: { transitGateways: { core: { account: net, region: us-east-1, segments: { hub: { vpcs: [net] }, a: { vpcs: [a], reaches: [hub]${segment} }, out: { reaches: [hub] } } } }${vpn} }`;
const vpn = (device: string) =>
  segments(
    "",
    `, vpns: { w: { transitGateway: core, segment: out, customerGateway: { ${device} }, ranges: [o] } }`,
  );
const LISTENER = "{ port: 443, targets: { ips: [10.0.1.10] } }";

test.each([
  ["a target twice", service("s", "{ port: 443, targets: { ips: [10.0.1.10, 10.0.1.10] } }"), "ENTRY_TWICE"],
  ["a blackhole twice", segments(", blackholes: [10.99.0.0/16, 10.99.0.0/16]"), "ENTRY_TWICE"],
  [
    "a route to link-local addresses",
    segments(", routes: [{ to: 169.254.169.254/32, via: net/hub }]"),
    "ROUTE_SPECIAL",
  ],
  [
    "a device at 0.0.0.0",
    vpn("address: 0.0.0.0"),
    "VPN_DEVICE its address 0.0.0.0 is within 0.0.0.0/8: this network, which is no destination",
  ],
  [
    "a device at 127.0.0.1",
    vpn("address: 127.0.0.1"),
    "VPN_DEVICE its address 127.0.0.1 is within 127.0.0.0/8: the host itself",
  ],
  ["an ASN of Amazon's", vpn("address: 198.51.100.1, asn: 7224"), "VPN_DEVICE its ASN 7224 is Amazon's own"],
  [
    "a target in no VPC",
    service("s", "{ port: 443, targets: { ips: [10.9.0.10] } }"),
    "SERVICE_TARGET_UNREACHED it is in no VPC and no external range",
  ],
  [
    "more targets than a subnet has addresses",
    `accounts: { net: { id: "100000000001", vpcs: { hub: { cidr: 10.0.0.0/16, subnets: { app: { prefixLength: 28, perAz: { use1-az1: { cidr: 10.0.1.0/28 }, use1-az2: { cidr: 10.0.1.16/28 } } } } } } }, a: { id: "100000000002", vpcs: { v: { cidr: 10.1.0.0/16 } } } }\n${service(
      "s",
      `{ port: 443, targets: { ips: [${Array.from({ length: 11 }, (_, i) => `10.0.1.${i + 4}`).join(", ")}] } }`,
    )}`,
    "SUBNET_FULL",
  ],
  [
    "two tiers for one consumer",
    service("s", LISTENER, "[{ account: a, tier: app }, { vpc: a/v }]"),
    "SERVICE_CONSUMER_TWICE",
  ],
  [
    "an ALB of another account",
    service(
      "s",
      '{ port: 443, targets: { alb: "arn:aws:elasticloadbalancing:us-east-1:100000000002:loadbalancer/app/w/0a1b2c3d4e5f6071" } }',
    ),
    "SERVICE_ARN_ELSEWHERE",
  ],
  [
    "two long names that are cut alike",
    `accounts: { net: { id: "100000000001" }, a: { id: "100000000002", vpcs: { ${"v".repeat(54)}a: { cidr: 10.8.0.0/16, flowLogs: { to: cloud-watch-logs } }, ${"v".repeat(54)}b: { cidr: 10.9.0.0/16, flowLogs: { to: cloud-watch-logs } } } } }`,
    "PHYSICAL_NAME_TWICE",
  ],
])("%s is told", (_, more, expected) => {
  expect(told(more)).toEqual([expected]);
});

test.each([64511, 65535, 65536, 4199999999])("a transit gateway's ASN %i is none that AWS takes", (asn) => {
  const more = segments("").replace("account: net", `asn: ${asn}, account: net`);
  expect(told(more)).toEqual(["WRONG_VALUE"]);
});

test("a device's ASN is written as AWS's API takes it, by its size", () => {
  expect(emitted(vpn("address: 198.51.100.1, asn: 65535"))).not.toContain("bgp_asn_extended");
  const wide = emitted(vpn("address: 198.51.100.1, asn: 4200000000"));
  expect(wide).toContain('"bgp_asn_extended": "4200000000"');
  expect(wide).not.toContain('"bgp_asn":');
});

const emitted = (more: string) => [...(outcomeOf(whole(more)).stacks?.values() ?? [])].join("\n");

test("equal blocks of a resolver's clients get one rule", () => {
  const text = emitted(
    `resolvers: { r: { vpcs: [net/hub], inbound: { external: [o], cidrs: [172.16.0.0/16] } } }\n${vpn("address: 198.51.100.1")}`,
  );
  expect(text.split('"cidr_ipv4": "172.16.0.0/16"')).toHaveLength(3);
});

test("a consumer's endpoint admits the tiers, external ranges and blocks of its clients, and no others", () => {
  const consumers =
    "[{ account: a, clients: { tiers: [app], external: [o] } }, { vpc: a/v, clients: { tiers: [app], cidrs: [10.77.0.0/24] } }]";
  const link = outcomeOf(whole(service("s", LISTENER, consumers))).stacks?.get("a_us-east-1_link") as string;
  const rules: object[] = Object.values(JSON.parse(link).resource.aws_vpc_security_group_ingress_rule);
  expect(rules).toEqual(
    ["10.1.0.0/24", "10.1.1.0/24", "10.77.0.0/24", "172.16.0.0/16"].map((block) =>
      expect.objectContaining({ cidr_ipv4: block, from_port: 443, to_port: 443 }),
    ),
  );
});

// What AWS refused was never built, so another name renames nothing.
test("a name that AWS refuses becomes one that it takes, and every other stays", () => {
  expect(emitted(service("internal-x", LISTENER))).toContain('"name": "lb-internal-x"');
  expect(emitted(service("x", LISTENER))).toContain('"name": "x"');
  const resolver = "r".repeat(63);
  const rules = emitted(
    `resolvers: { ${resolver}: { vpcs: [net/hub], rules: { ${"c".repeat(63)}: { domain: corp.example, targets: [10.9.0.1] } } } }`,
  );
  const names = [...rules.matchAll(/"name": "(r{20}[^"]*)"/g)].map(([, name]) => name as string);
  expect(names.length).toBeGreaterThan(1);
  expect(names.filter((name) => name.length > 64)).toEqual([]);
});

test("a short interval gets a timeout below it, and another keeps AWS's own", () => {
  const health = (seconds: number) =>
    emitted(
      service("s", `{ port: 443, targets: { ips: [10.0.1.10] }, health: { intervalSeconds: ${seconds} } }`),
    );
  expect(health(5)).toContain('"timeout": 4');
  expect(health(10)).not.toContain('"timeout"');
});

test("exchange objects go without more than ten default tags", () => {
  const tags = (n: number) =>
    `organization: { name: p, id: o-a1b2c3d4e5, tags: { ${Array.from({ length: n }, (_, i) => `t${i}: x`).join(", ")} } }`;
  const override = '"override_provider"';
  expect(emitted(`${tags(10)}\n${service("s", LISTENER)}`)).not.toContain(override);
  expect(emitted(`${tags(11)}\n${service("s", LISTENER)}`)).toContain(override);
});
