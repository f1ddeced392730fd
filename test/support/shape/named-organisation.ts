/** A small organisation in which every noun that has a name in AWS has the same one, and tags at AWS's limits. */
import { stringify } from "yaml";

const NETWORK = "111111111111";
const SPOKE = "222222222222";

/** Letters and spaces of several writings, and every sign that each service takes. */
const FULL_TAG = { ["équipe 名 +-=._:/@".padEnd(128, "k")]: "Ω владелец +-=._:/@".padEnd(256, "v") };
const TEN_TAGS = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`Key${index}`, `${index}`]));

/** The names are given to VPCs, tiers, services, hubs, resolvers, rules, proxies, forwarders and gateways alike; a service's has 26 characters at most. */
export function namedOrganisation(name: string, service: string): string {
  const tiers = {
    [name]: {
      prefixLength: 26,
      access: "isolated",
      networkAcl: { deny: [`external:${name}`, "10.66.0.0/16"] },
    },
    public: { prefixLength: 26, access: "public" },
  };
  return stringify({
    organization: { name: "named", id: "o-a1b2c3d4e5", tags: { ...FULL_TAG, ...TEN_TAGS } },
    regions: { "us-east-1": { availabilityZones: ["use1-az1", "use1-az2"] } },
    terraform: {
      backend: { type: "s3", bucket: "named-network-state", region: "us-east-1", account: "network" },
      deployRole: "arn:aws:iam::{account}:role/NetworkDeployer",
    },
    ipam: {
      scopes: {
        [name]: {
          pools: { [name]: { cidrs: ["10.0.0.0/8"] } },
          external: { [name]: { cidrs: ["172.16.0.0/16"], via: "vpn" } },
        },
      },
    },
    defaults: { region: "us-east-1" },
    accounts: {
      network: {
        id: NETWORK,
        vpcs: {
          [name]: {
            cidr: "10.1.0.0/20",
            internetGateway: true,
            subnets: tiers,
            flowLogs: { to: "cloud-watch-logs" },
            endpoints: { tier: name, interface: { kms: {} } },
          },
        },
      },
      spoke: {
        id: SPOKE,
        vpcs: {
          [name]: {
            cidr: "10.2.0.0/20",
            subnets: { [name]: tiers[name] },
            endpoints: { tier: name, hub: { name, services: ["kms"] } },
            dns: { resolver: name },
          },
        },
      },
    },
    endpointHubs: { [name]: { vpcs: [`network/${name}`], services: ["kms"] } },
    resolvers: {
      [name]: {
        vpcs: [`network/${name}`],
        tier: name,
        inbound: { external: [name] },
        rules: { [name]: { domain: "corp.example", targets: ["172.16.0.53"] } },
      },
    },
    services: {
      [service]: {
        provider: { account: "network", vpc: name, tier: name },
        listeners: [{ port: 443, targets: { ips: ["10.1.8.20"] } }],
        consumers: [{ account: "spoke", tier: name }],
      },
    },
    connectivity: {
      transitGateways: {
        [name]: {
          account: "network",
          region: "us-east-1",
          tier: name,
          segments: { [name]: { vpcs: [`network/${name}`, `spoke/${name}`], reaches: [name] } },
        },
      },
    },
  });
}
