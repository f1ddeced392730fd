/** Writes a configuration of any size: for trying the program at scale, for tests and for the benchmark. */

export interface OrganizationSize {
  readonly accounts: number;
  /** Subnet tiers of each VPC. Default 4. */
  readonly tiers?: number;
  /** AZs of each tier, at most 3. Default 3. */
  readonly zones?: number;
  /** Secondary CIDRs of each VPC, at most 4. Default 2. */
  readonly secondaries?: number;
  /** Regions, at most 3; accounts take turns. Default 1. */
  readonly regions?: number;
  /** Endpoints in each VPC, a transit gateway that joins them all, and a service that each consumes. Default false. */
  readonly connected?: boolean;
  /** Makes accounts differ in size, OU and tiers of their own; all are alike without. */
  readonly seed?: number;
}

const ZONES: Readonly<Record<string, readonly string[]>> = {
  "us-east-1": ["use1-az1", "use1-az2", "use1-az4"],
  "eu-west-1": ["euw1-az1", "euw1-az2", "euw1-az3"],
  "ap-southeast-2": ["apse2-az1", "apse2-az2", "apse2-az3"],
};
const HEADER = "# yaml-language-server: $schema=../config/schema/cadastre.schema.json\n";
/** Accounts in one file; the largest organisations keep a file for each team. */
const ACCOUNTS_IN_A_FILE = 100;

/** Texts by file name. The same size gives the same bytes. */
export function generateOrganization(size: OrganizationSize): Readonly<Record<string, string>> {
  const files: Record<string, string> = { "organization.yaml": organizationFile(size) };
  for (let first = 0; first < size.accounts; first += ACCOUNTS_IN_A_FILE) {
    const last = Math.min(first + ACCOUNTS_IN_A_FILE, size.accounts);
    const lines = ["accounts:"];
    for (let index = first; index < last; index++) {
      lines.push(accountLine(index, size));
    }
    files[`accounts-${String(first / ACCOUNTS_IN_A_FILE).padStart(4, "0")}.yaml`] =
      `${HEADER}${lines.join("\n")}\n`;
  }
  return files;
}

function accountLine(index: number, { regions = 1, seed }: OrganizationSize): string {
  const region = Object.keys(ZONES)[index % regions] as string;
  const own = [
    ...(index % regions > 0 ? [`region: ${region}`] : []),
    ...(seed === undefined ? [] : unlikeOthers(index, seed)),
  ];
  const vpcs = own.length > 0 ? `, vpcs: { main: { ${own.join(", ")} } }` : "";
  return `  ${accountName(index)}: { id: "${100000000000 + index}", ou: workloads${vpcs} }`;
}

/** What an account says of its VPC, chosen by its number and the seed and by nothing else. */
function unlikeOthers(index: number, seed: number): string[] {
  const draw = scrambled(index + seed * 0x9e3779b1);
  const size = 20 + (draw % 3);
  const extra = (draw >>> 4) % 3;
  const tiers = Array.from(
    { length: extra },
    (_, tier) => `own-${tier}: { prefixLength: ${27 + ((draw >>> (8 + tier)) % 2)} }`,
  );
  return [
    `cidr: { pool: all, prefixLength: ${size} }`,
    ...(extra > 0 ? [`subnets: { ${tiers.join(", ")} }`] : []),
  ];
}

/** The finalizer of MurmurHash3: neighbouring numbers give unrelated ones. */
function scrambled(number: number): number {
  let bits = number | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

export function accountName(index: number): string {
  return `workload-${String(index).padStart(5, "0")}`;
}

const CONNECTED_TIERS = [
  "      attachments: { prefixLength: 28, access: isolated }",
  "      endpoints: { prefixLength: 27, access: isolated }",
];

/** AWS has raised it: each spoke's blocks are routes of the gateway. */
const CONNECTED_ENDPOINTS = `    quotas: { routesPerTransitGateway: 100000 }
    endpoints:
      gateway: { s3: { tiers: [tier-0] } }
      interface: { sts: {}, sqs: {} }
`;

const CONNECTIONS = `accounts:
  network:
    id: "200000000000"
    ou: infrastructure
    vpcs: { hub: { cidr: { pool: all, prefixLength: 22 } } }
  shared:
    id: "200000000001"
    ou: infrastructure
    vpcs: { main: { cidr: { pool: all, prefixLength: 22 } } }
connectivity:
  transitGateways:
    core:
      account: network
      region: us-east-1
      summaries: [10.0.0.0/8]
      segments:
        spokes: { vpcs: ["ou:workloads"], reaches: [shared], isolated: true }
        shared: { vpcs: [network/hub, shared/main] }
services:
  orders:
    provider: { account: shared, vpc: main, tier: endpoints }
    listeners: [{ port: 443, targets: { autoScalingGroup: orders, port: 8443 } }]
    consumers: [{ ou: workloads }]
    dnsName: orders.generated.example
`;

function organizationFile({
  tiers = 4,
  zones = 3,
  secondaries = 2,
  regions = 1,
  connected = false,
}: OrganizationSize): string {
  const tierLines = Array.from({ length: tiers }, (_, index) => {
    const access = index % 2 === 0 ? "private" : "isolated";
    return `      tier-${index}: { prefixLength: ${index === 0 ? 25 : 27}, access: ${access} }`;
  });
  const regionLines = Object.entries(ZONES)
    .slice(0, regions)
    .map(([region, ids]) => `  ${region}: { availabilityZones: [${ids.slice(0, zones).join(", ")}] }`);
  const secondaryLines = Array.from(
    { length: secondaries },
    (_, index) => `          extra-${index}: { pool: shared, prefixLength: 20 }`,
  );
  return `${HEADER}organization: { name: generated, id: o-a1b2c3d4e5, tags: { managed-by: cadastre } }
regions:
${regionLines.join("\n")}
terraform:
  backend: { type: s3, bucket: generated-network-state, region: us-east-1${connected ? ", account: network" : ""} }
  deployRole: "arn:aws:iam::{account}:role/NetworkDeployer"
ipam:
  scopes:
    corporate:
      pools:
        all: { cidrs: [10.0.0.0/8] }
    shared:
      overlap: allowed
      pools:
        shared: { cidrs: [100.64.0.0/10] }
profiles:
  spoke:
    subnets:
${[...tierLines, ...(connected ? CONNECTED_TIERS : [])].join("\n")}
${connected ? CONNECTED_ENDPOINTS : ""}ous:
${connected ? "  infrastructure: { defaults: { region: us-east-1, profile: spoke } }\n" : ""}  workloads:
    defaults: { region: us-east-1, profile: spoke }
    vpcs:
      main:
        cidr: { pool: all, prefixLength: 22 }
${secondaryLines.length > 0 ? `        secondaryCidrs:\n${secondaryLines.join("\n")}\n` : ""}${connected ? CONNECTIONS : ""}`;
}
