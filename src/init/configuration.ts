/** The configuration of a new repository, as a person would begin it. */
import { findRegion, partitionOf } from "../aws/regions";
import type { Answers } from "./answers";

const HEADER = "# yaml-language-server: $schema=schema/cadastre.schema.json";

/** By file. */
export function configurationFiles(answers: Answers): Readonly<Record<string, string>> {
  return {
    "config/organization.yaml": organization(answers),
    "config/network.yaml": answers.shape === "single" ? singleNetwork(answers) : hubNetwork(answers),
    "config/expectations.yaml":
      answers.shape === "single" ? singleExpectations(answers) : hubExpectations(answers),
  };
}

function organization({
  organization,
  organizationId,
  regions,
  accounts,
  stateBucket,
  shape,
}: Answers): string {
  const id = organizationId === undefined ? "" : `\n  id: ${organizationId}`;
  const [network] = accounts as [Answers["accounts"][number]];
  const arn = partitionOf(regions[0] as string) ?? "aws";
  const partition = arn === "aws" ? "" : `  partition: ${arn}\n`;
  const zones = regions.map(
    (region) =>
      `  ${region}: { availabilityZones: [${(findRegion(region)?.azIds ?? []).slice(0, 2).join(", ")}] }`,
  );
  const backend = stateBucket
    ? `\n  backend: { type: s3, bucket: ${stateBucket}, region: ${regions[0]}, account: ${network.name} }`
    : " # state is kept in local files: name a bucket under backend before you share it";
  return `${HEADER}
organization:
  name: ${organization}${id}
${partition}  tags: { managed-by: cadastre }

regions:
${zones.join("\n")}

terraform:${backend}
  deployRole: "arn:${arn}:iam::{account}:role/NetworkDeployer"
${shape === "single" ? "" : ous(regions)}
accounts:
${accounts.map((account, index) => accountText(account, index === 0, shape)).join("\n")}
`;
}

function ous(regions: readonly string[]): string {
  return `
ous:
  workloads:
    defaults: { region: ${regions[0]}, profile: spoke }
    vpcs: # one VPC in every account of the OU, without an edit to the account
      main: { cidr: { pool: spokes, prefixLength: 20 } }
`;
}

function accountText(
  { name, id }: Answers["accounts"][number],
  isNetwork: boolean,
  shape: Answers["shape"],
): string {
  if (!isNetwork) return `  ${name}: { id: "${id}", ou: workloads }`;
  const vpc =
    shape === "single"
      ? "main: { profile: vpc, cidr: { pool: all, prefixLength: 20 } }"
      : "hub: { profile: hub, cidr: { pool: hubs, prefixLength: 22 } }";
  return `  ${name}:\n    id: "${id}"\n    vpcs:\n      ${vpc}`;
}

function singleNetwork({ regions }: Answers): string {
  return `${HEADER}
ipam:
  scopes:
    main:
      pools:
        all: { cidrs: [10.0.0.0/16] }

defaults: { region: ${regions[0]} }

profiles:
  vpc:
    internetGateway: true
    natGateways: single
    subnets:
      public: { prefixLength: 26, access: public }
      app: { prefixLength: 23 }
      data: { prefixLength: 24, access: isolated }
    endpoints:
      gateway: { s3: { tiers: [app, data] } } # free, and the data tier reaches nothing else
`;
}

function hubNetwork({ accounts, regions }: Answers): string {
  const [network] = accounts as [Answers["accounts"][number]];
  return `${HEADER}
ipam:
  scopes:
    corporate:
      pools:
        root: { cidrs: [10.0.0.0/8] }
        hubs: { from: root, prefixLength: 16, locale: ${regions[0]} }
        spokes: { from: root, prefixLength: 12, locale: ${regions[0]} }

defaults: { region: ${regions[0]} }

profiles:
  hub:
    internetGateway: true
    natGateways: per-az
    subnets:
      public: { prefixLength: 26, access: public }
      services: { prefixLength: 25 }
      endpoints: { prefixLength: 26, access: isolated }
      attachments: { prefixLength: 28, access: private, routeTables: per-az }
    endpoints:
      gateway: { s3: {} }
      interface: { ssm: {}, ssmmessages: {}, ec2messages: {}, kms: {}, sts: {}, logs: {} }
  spoke:
    subnets:
      app: { prefixLength: 23 }
      data: { prefixLength: 24, access: isolated }
      attachments: { prefixLength: 28, access: isolated }
    endpoints:
      gateway: { s3: { tiers: [app, data] } } # free, so every VPC has its own
      hub: central # everything else by the hub's

endpointHubs:
  central: { vpcs: [${network.name}/hub] }

connectivity:
  transitGateways:
    core:
      account: ${network.name}
      region: ${regions[0]}
      summaries: [10.0.0.0/8] # one route in each VPC, whoever joins later
      segments:
        workloads:
          vpcs: ["ou:workloads"]
          reaches: [shared]
          isolated: true # spokes reach the hub, and not one another
          routes: [{ to: 0.0.0.0/0, via: ${network.name}/hub }]
        shared: { vpcs: [${network.name}/hub] }
`;
}

function singleExpectations({ accounts }: Answers): string {
  const [{ name }] = accounts as [Answers["accounts"][number]];
  return `${HEADER}
# What has to work and what must not. cadastre verify holds the emitted Terraform to it.
expectations:
  - { from: ${name}/main/app, to: internet, port: 443, expect: delivered }
  - { from: ${name}/main/data, to: "aws:s3", expect: delivered }
  - { from: ${name}/main/data, to: internet, expect: denied }
  - { from: internet, to: ${name}/main/app, expect: denied }
`;
}

function hubExpectations({ accounts }: Answers): string {
  const [network, first, second] = accounts as [Answers["accounts"][number], ...Answers["accounts"]];
  const spoke = first?.name;
  return `${HEADER}
# What has to work and what must not. cadastre verify holds the emitted Terraform to it.
expectations:
  - { from: ${spoke}/main/app, to: ${network.name}/hub/services, port: 443, expect: delivered }
  - { from: ${spoke}/main/app, to: internet, port: 443, expect: delivered }
  - { from: ${spoke}/main/app, to: "aws:s3", expect: delivered }
  - { from: ${spoke}/main/app, to: "aws:ssm", expect: delivered }
  - { from: ${spoke}/main/data, to: "aws:s3", expect: delivered }
  - { from: internet, to: "ou:workloads", expect: denied }
${second ? `  - { from: ${spoke}, to: ${second.name}, expect: denied }\n` : ""}`;
}
