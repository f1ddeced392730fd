/**
 * One mistake is told once, at its place, whatever stands on it: a line of a profile that forty VPCs share, a name that
 * others refer to, a value that is not of the kind that it should be.
 */

import { formatPlace } from "../../src/diagnostics/source";
import { load } from "../../src/load/load";
import { EMPTY_LOCK } from "../../src/lock/lock";
import { plan } from "../../src/plan/plan";

const HEAD = `organization: { name: acme }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
terraform: { deployRole: "arn:aws:iam::{account}:role/D" }
`;
const IPAM = `ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/8] } } } } }\n`;
const many = (profile: string, n = 8, vpc = "{}") =>
  `${HEAD}${IPAM}profiles:\n  p: ${profile}\ndefaults: { profile: p }\naccounts:\n${Array.from({ length: n }, (_, i) => `  a${i}: { id: "11111111111${i}", vpcs: { main: ${vpc} } }`).join("\n")}\n`;
const P = "region: us-east-1, cidr: { pool: all, prefixLength: 20 }";
const one = (vpc: string, more = "") =>
  `${HEAD}${IPAM}${more}accounts:\n  app:\n    id: "111111111111"\n    vpcs:\n      main: ${vpc}\n`;
const ACC = `accounts: { app: { id: "111111111111" } }\n`;

test.each<[string, string, string]>([
  [
    "a profile's pool that is not there, for eight VPCs",
    many(`{ region: us-east-1, cidr: { pool: al, prefixLength: 20 } }`),
    "UNKNOWN_NAME 6:41",
  ],
  [
    "a profile's size that AWS does not take",
    many(`{ region: us-east-1, cidr: { pool: all, prefixLength: 29 } }`),
    "VPC_SIZE 6:60",
  ],
  [
    "a profile's size, where each VPC names its own pool",
    many(`{ region: us-east-1, cidr: { prefixLength: 29 } }`, 8, "{ cidr: { pool: all } }"),
    "VPC_SIZE 6:49",
  ],
  [
    "a profile's pool without a size",
    many(`{ region: us-east-1, cidr: { pool: all } }`),
    "REQUEST_WITHOUT_SIZE 6:33",
  ],
  [
    "a size that the profile forgets, where each VPC names its own pool",
    many(`{ region: us-east-1 }`, 8, "{ cidr: { pool: all } }"),
    "REQUEST_WITHOUT_SIZE 9:51",
  ],
  ["a profile's tier without a size", many(`{ ${P}, subnets: { app: {} } }`), "TIER_WITHOUT_SIZE 6:77"],
  [
    "a profile's tier that does not fit into any of its VPCs",
    many(`{ ${P}, subnets: { app: { prefixLength: 20 } } }`),
    "POOL_EXHAUSTED 6:98",
  ],
  [
    "a profile's tier of a size that AWS does not take",
    many(`{ ${P}, subnets: { app: { prefixLength: 30 } } }`),
    "SUBNET_SIZE 6:98",
  ],
  [
    "a profile's AZ that the region does not list, with a tier and a subnet that rely on another",
    many(
      `{ ${P}, availabilityZones: [use1-az9], subnets: { app: { prefixLength: 24, availabilityZones: [use1-az1], perAz: { use1-az1: { prefixLength: 25 } } } } }`,
    ),
    "AZ_NOT_OFFERED 6:86",
  ],
  [
    "a profile that asks for more AZs than there are, as its tier does",
    many(`{ ${P}, availabilityZones: 3, subnets: { app: { prefixLength: 24, availabilityZones: 3 } } }`),
    "AZ_COUNT 6:85",
  ],
  [
    "a region that the profile forgets",
    many(`{ cidr: { pool: all, prefixLength: 20 } }`),
    "VPC_WITHOUT_REGION 9:37",
  ],
  [
    "a profile's region that is not configured",
    many(`{ region: us-west-2, cidr: { pool: all, prefixLength: 20 } }`),
    "UNKNOWN_NAME 6:16",
  ],
  ["a primary CIDR that the profile forgets", many(`{ region: us-east-1 }`), "VPC_WITHOUT_CIDR 9:37"],
  [
    "a profile's NAT gateways without a public tier",
    many(`{ ${P}, natGateways: single, subnets: { app: { prefixLength: 24 } } }`),
    "NAT_WITHOUT_PUBLIC_TIER 6:79",
  ],
  [
    "a profile's tier from a secondary CIDR that is not there",
    many(`{ ${P}, subnets: { app: { prefixLength: 24, from: pods } } }`),
    "UNKNOWN_NAME 6:108",
  ],
  [
    "a profile's secondary CIDR from a pool that is not there, which a tier is in",
    many(
      `{ ${P}, secondaryCidrs: { pods: { pool: podz, prefixLength: 20 } }, subnets: { app: { prefixLength: 24, from: pods } } }`,
    ),
    "UNKNOWN_NAME 6:98",
  ],
  ["a profile's tag", many(`{ ${P}, tags: { "aws:x": y } }`), "TAG_KEY 6:74"],
  [
    "two endpoints without a tier to stand in",
    many(`{ ${P}, endpoints: { interface: { ssm: {}, kms: {} } } }`),
    "ENDPOINT_TIER_MISSING 6:79",
  ],
  [
    "a profile's endpoint to a service that is not there",
    many(`{ ${P}, subnets: { endpoints: { prefixLength: 26 } }, endpoints: { interface: { kmz: {} } } }`),
    "ENDPOINT_SERVICE_UNKNOWN 6:138",
  ],
  [
    "DNS attributes that are off, for two endpoints",
    many(
      `{ ${P}, dns: { hostnames: false }, subnets: { endpoints: { prefixLength: 26 } }, endpoints: { interface: { kms: {}, sqs: {} } } }`,
    ),
    "ENDPOINT_DNS_OFF 6:84",
  ],
  [
    "profile unknown in each",
    `${HEAD}${IPAM}accounts:\n  a: { id: "111111111111", vpcs: { main: { profile: nope } } }\n`,
    "UNKNOWN_NAME 6:53",
  ],
  [
    "OU defaults pool",
    `${HEAD}${IPAM}ous: { prod: { defaults: { cidr: { pool: al } } } }\naccounts:\n  a: { id: "111111111111", ou: prod, vpcs: { main: { region: us-east-1, cidr: { prefixLength: 20 } }, two: { region: us-east-1, cidr: { prefixLength: 20 } } } }\n`,
    "UNKNOWN_NAME 5:42",
  ],
  [
    "unknown OU",
    `${HEAD}${IPAM}ous: { prod: { defaults: { region: us-east-1 } } }\naccounts:\n  a: { id: "111111111111", ou: prd, vpcs: { main: { cidr: { pool: all, prefixLength: 20 } } } }\n`,
    "UNKNOWN_NAME 7:32",
  ],
  ["missing accounts", HEAD + IPAM, "MISSING_KEY 1:1"],
  ["missing org", `regions: { us-east-1: { availabilityZones: [use1-az1] } }\n${ACC}`, "MISSING_KEY 1:1"],
  ["empty file", "\n", "NO_CONFIGURATION 1:1"],
  ["comment only", "# hello\n", "NO_CONFIGURATION 1:1"],
  ["accounts null", `${HEAD}accounts:\n`, "WRONG_VALUE 4:10"],
  ["cidr number", one(`{ region: us-east-1, cidr: 5 }`), "WRONG_VALUE 9:40"],
  [
    "cidr union extra key",
    one(`{ region: us-east-1, cidr: { pool: all, prefixlength: 20 } }`),
    "UNKNOWN_KEY 9:53",
  ],
  ["subnet text", one(`{ ${P}, subnets: { app: nonee } }`), "WRONG_VALUE 9:89"],
  ["subnet number", one(`{ ${P}, subnets: { app: 24 } }`), "WRONG_VALUE 9:89"],
  ["azs 9", one(`{ ${P}, availabilityZones: 9 }`), "WRONG_VALUE 9:92"],
  ["azs text", one(`{ ${P}, availabilityZones: use1-az1 }`), "WRONG_VALUE 9:92"],
  [
    "backend type",
    `${HEAD.replace("terraform: {", "terraform: { backend: { type: s4, bucket: acme-x },")}${ACC}`,
    "WRONG_VALUE 3:31",
  ],
  [
    "backend no type",
    `${HEAD.replace("terraform: {", "terraform: { backend: { bucket: acme-x, region: us-east-1 },")}${ACC}`,
    "MISSING_KEY 3:14",
  ],
  [
    "backend bucket missing",
    `${HEAD.replace("terraform: {", "terraform: { backend: { type: s3, region: us-east-1 },")}${ACC}`,
    "MISSING_KEY 3:14",
  ],
  [
    "backend key of other",
    `${HEAD.replace("terraform: {", "terraform: { backend: { type: local, bucket: acme-xx },")}${ACC}`,
    "UNKNOWN_KEY 3:38",
  ],
  ["backend text", `${HEAD.replace("terraform: {", "terraform: { backend: s3,")}${ACC}`, "WRONG_VALUE 3:23"],
  ["hub bad", one(`{ ${P}, endpoints: { hub: Foo } }`), "NAME_SYNTAX 9:91"],
  ["hub number", one(`{ ${P}, endpoints: { hub: 5 } }`), "WRONG_VALUE 9:91"],
  ["hub map no name", one(`{ ${P}, endpoints: { hub: { services: [kms] } } }`), "MISSING_KEY 9:86"],
  ["retention", one(`{ ${P}, flowLogs: { to: cloud-watch-logs, retentionDays: 31 } }`), "WRONG_VALUE 9:122"],
  ["flowlog to", one(`{ ${P}, flowLogs: { to: s4 } }`), "WRONG_VALUE 9:89"],
  [
    "prefixLength text",
    one(`{ region: us-east-1, cidr: { pool: all, prefixLength: /20 } }`),
    "WRONG_VALUE 9:67",
  ],
  [
    "prefixLength 33",
    one(`{ region: us-east-1, cidr: { pool: all, prefixLength: 33 } }`),
    "WRONG_VALUE 9:67",
  ],
  ["cidr no length", one(`{ region: us-east-1, cidr: 10.0.0.0 }`), "CIDR_SYNTAX 9:40"],
  ["cidr v6", one(`{ region: us-east-1, cidr: "fd00::/48" }`), "CIDR_SYNTAX 9:40"],
  ["account name upper", `${HEAD}accounts: { App: { id: "111111111111" } }\n`, "NAME_SYNTAX 4:13"],
  ["account list", `${HEAD}accounts: [{ id: "111111111111" }]\n`, "WRONG_VALUE 4:11"],
  ["ou slash", `${HEAD}ous: { /prod: {} }\n${ACC}`, "NAME_SYNTAX 4:8"],
  [
    "vpc none but no OU",
    `${HEAD}${IPAM}accounts:\n  a: { id: "111111111111", vpcs: { main: none } }\n`,
    "UNKNOWN_NAME 6:42",
  ],
  [
    "hub vpc broken",
    `${HEAD}${IPAM}endpointHubs: { c: { vpcs: [net/egress] } }\naccounts:\n  net: { id: "111111111111", vpcs: { egress: { region: us-east-1, cidr: { pool: al, prefixLength: 20 } } } }\n`,
    "UNKNOWN_NAME 7:81",
  ],
  [
    "policy broken and used",
    `${HEAD}${IPAM}policies: { ours: { file: nope.json } }\naccounts:\n  net: { id: "111111111111", vpcs: { egress: { region: us-east-1, cidr: { pool: all, prefixLength: 20 }, subnets: { a: { prefixLength: 24 } }, endpoints: { gateway: { s3: { policy: ours } } } } } }\n`,
    "ENDPOINT_POLICY_FILE_MISSING 5:27",
  ],
  [
    "unknown parent pool",
    `${HEAD}ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/8] }, prod: { from: al, prefixLength: 12 }, sub: { from: prod, prefixLength: 16 } } } } }\naccounts:\n  a: { id: "111111111111", vpcs: { main: { region: us-east-1, cidr: { pool: sub, prefixLength: 20 } } } }\n`,
    "UNKNOWN_NAME 4:80",
  ],
  [
    "pool too large for parent",
    `${HEAD}ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/16] }, prod: { from: all, prefixLength: 12 }, sub: { from: prod, prefixLength: 16 } } } } }\naccounts:\n  a: { id: "111111111111", vpcs: { main: { region: us-east-1, cidr: { pool: sub, prefixLength: 20 } } } }\n`,
    "POOL_EXHAUSTED 4:100",
  ],
  [
    "pinned pool outside parent",
    `${HEAD}ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/16] }, prod: { from: all, cidrs: [10.1.0.0/18] } } } } }\n${ACC}`,
    "PIN_OUTSIDE_POOL 4:94",
  ],
  [
    "pool exhausted many",
    many(`{ region: us-east-1, cidr: { pool: all, prefixLength: 20 } }`).replace("10.0.0.0/8", "10.0.0.0/19"),
    "POOL_EXHAUSTED 6:33",
  ],
  [
    "two pools overlap",
    `${HEAD}ipam: { scopes: { main: { pools: { a: { cidrs: [10.0.0.0/16] }, b: { cidrs: [10.0.0.0/17] } } } } }\n${ACC}`,
    "CIDR_OVERLAP 4:78",
  ],
  [
    "pool overlaps external",
    `${HEAD}ipam: { scopes: { main: { pools: { a: { cidrs: [10.0.0.0/16] } }, external: { dc: { cidrs: [10.0.0.0/8] } } } } }\n${ACC}`,
    "POOL_WITHOUT_ROOM 4:49",
  ],
  [
    "vpc pin in external",
    `${HEAD}ipam: { scopes: { main: { pools: { a: { cidrs: [10.0.0.0/16] } }, external: { dc: { cidrs: [10.0.8.0/24] } } } } }\naccounts:\n  a: { id: "111111111111", vpcs: { main: { region: us-east-1, cidr: 10.0.8.0/22 } } }\n`,
    "CIDR_OVERLAP 6:69",
  ],
  [
    "ou vpc pinned",
    `${HEAD}${IPAM}ous: { prod: { vpcs: { main: { region: us-east-1, cidr: 10.0.0.0/20 } } } }\naccounts:\n${Array.from({ length: 5 }, (_, i) => `  a${i}: { id: "11111111111${i}", ou: prod }`).join("\n")}\n`,
    "CIDR_OVERLAP 5:57",
  ],
  [
    "dup key nested",
    `${HEAD}accounts:\n  a: { id: "111111111111" }\n  a: { id: "222222222222" }\n`,
    "DUPLICATE_KEY 6:3",
  ],
  ["tab", "organization:\n\tname: acme\n", "YAML_SYNTAX 2:1"],
  ["unclosed quote", `${HEAD}accounts: { app: { id: "111 } }\n`, "YAML_SYNTAX 4:24"],
  ["colon missing", `${HEAD}accounts\n  app: { id: "111111111111" }\n`, "YAML_SYNTAX 4:1"],
  ["indent", `${HEAD}accounts:\n  app:\n    id: "111111111111"\n   vpcs: {}\n`, "YAML_SYNTAX 7:1"],
  ["top list", `- a\n- b\n`, "NOT_A_MAP 1:1"],
  ["renames text", `${HEAD}${ACC}renames: { from: a, to: b }\n`, "WRONG_VALUE 5:10"],
  [
    "cidrs text",
    `${HEAD}ipam: { scopes: { main: { pools: { a: { cidrs: 10.0.0.0/16 } } } } }\n${ACC}`,
    "WRONG_VALUE 4:48",
  ],
  [
    "org name missing",
    `organization: {}\nregions: { us-east-1: { availabilityZones: [use1-az1] } }\n${ACC}`,
    "MISSING_KEY 1:1",
  ],
  [
    "partition",
    `organization: { name: acme, partition: china }\nregions: { us-east-1: { availabilityZones: [use1-az1] } }\n${ACC}`,
    "WRONG_VALUE 1:40",
  ],
  [
    "org id text",
    `organization: { name: acme, id: abc }\nregions: { us-east-1: { availabilityZones: [use1-az1] } }\n${ACC}`,
    "WRONG_VALUE 1:33",
  ],
  [
    "az empty",
    `organization: { name: acme }\nregions: { us-east-1: { availabilityZones: [] } }\n${ACC}`,
    "WRONG_VALUE 2:44",
  ],
  ["expect", `${HEAD}${ACC}expectations: [{ from: a, to: b, expect: ok }]\n`, "WRONG_VALUE 5:42"],
  [
    "deploy role",
    `${HEAD.replace("arn:aws:iam::{account}:role/D", "NetworkDeployer")}${ACC}`,
    "WRONG_VALUE 3:26",
  ],
  ["yes internet", one(`{ ${P}, internetGateway: yes }`), "WRONG_VALUE 9:90"],
  ["quota text", one(`{ ${P}, quotas: { ipv4CidrsPerVpc: 60 } }`), "WRONG_VALUE 9:100"],
  ["dns resolver", one(`{ ${P}, dns: { resolver: corp } }`), "UNKNOWN_NAME 9:90"],
  [
    "vpcs list",
    `${HEAD}accounts:\n  app:\n    id: "111111111111"\n    vpcs:\n      - name: main\n`,
    "WRONG_VALUE 7:5",
  ],
  ["id number float", `${HEAD}accounts: { app: { id: 012345678901 } }\n`, "NUMBER_SPELLING 4:24"],
  ["id missing", `${HEAD}accounts: { app: { ou: x } }\n`, "MISSING_KEY 4:13"],
  ["tag number", one(`{ ${P}, tags: { cost: 12 } }`), "WRONG_VALUE 9:87"],
])("%s", (_, text, expected) => {
  const { model, diagnostics } = load([{ file: "c.yaml", text }]);
  const told = model ? [...diagnostics, ...plan(model, EMPTY_LOCK).diagnostics] : diagnostics;
  expect(told.map(({ code, at }) => `${code} ${at ? formatPlace(at).slice("c.yaml:".length) : ""}`)).toEqual([
    expected,
  ]);
});
