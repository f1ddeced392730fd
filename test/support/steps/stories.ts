/** Changes of built networks that Terraform, asked for all at once, cannot apply or not without a gap; each as before and after. */

const HEAD = `
organization: { name: changed, id: o-a1b2c3d4e5 }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
terraform:
  backend: { type: s3, bucket: changed-network-state, region: us-east-1, account: hub }
  deployRole: "arn:aws:iam::{account}:role/NetworkDeployer"
ipam: { scopes: { corporate: { pools: { root: { cidrs: [10.0.0.0/8] } }, external: { plant: { cidrs: [172.20.0.0/16], via: vpn } } } } }
defaults: { region: us-east-1 }
`;

/** A service's targets, a VPN's device, a VPC's name under endpoints, NAT for each AZ, and a resolver's rule. */
export const many = (after: boolean) => `${HEAD}
accounts:
  hub:
    id: "111111111111"
    vpcs:
      ${after ? "central" : "shared"}:
        cidr: 10.0.0.0/20
        internetGateway: true
        natGateways: ${after ? "per-az" : "single"}
        subnets:
          public: { prefixLength: 26, access: public }
          services: { prefixLength: 26${after ? ", routeTables: per-az" : ""} }
          endpoints: { prefixLength: 26, access: isolated }
        endpoints: { interface: { kms: {} } }
      user: { cidr: 10.0.32.0/20, subnets: { endpoints: { prefixLength: 26, access: isolated } } }
${
  after
    ? "renames: [{ from: hub/us-east-1/shared, to: hub/us-east-1/central }]"
    : "resolvers: { corp: { vpcs: [hub/shared], rules: { corp: { domain: corp.example, targets: [172.20.0.53] } } } }"
}
services:
  auth:
    provider: { account: hub, vpc: ${after ? "central" : "shared"}, tier: services }
    listeners: [{ port: 443, targets: ${after ? "{ instances: [i-0123456789abcdef0] }" : "{ ips: [10.0.0.200] }"} }]
    consumers: [{ vpc: hub/user }]
connectivity:
  transitGateways: { core: { account: hub, region: us-east-1, segments: { outside: {} } } }
  vpns: { plant: { transitGateway: core, segment: outside, customerGateway: { address: 198.51.100.${after ? 20 : 10}, asn: 65010 }, ranges: [plant] } }
`;

/** A spoke goes from central egress to a NAT gateway of its own. */
export const egress = (after: boolean) => `${HEAD}
accounts:
  hub:
    id: "111111111111"
    vpcs:
      egress:
        cidr: { pool: root, prefixLength: 22 }
        internetGateway: true
        natGateways: single
        subnets: { public: { prefixLength: 27, access: public }, attachments: { prefixLength: 28 } }
  a:
    id: "222222222222"
    vpcs:
      main:
        cidr: { pool: root, prefixLength: 22 }
        ${after ? "internetGateway: true\n        natGateways: single" : ""}
        subnets:
          app: { prefixLength: 25 }
          ${after ? "public: { prefixLength: 27, access: public }" : ""}
          attachments: { prefixLength: 28, access: isolated }
connectivity:
  transitGateways:
    core:
      account: hub
      region: us-east-1
      segments:
        workloads: { vpcs: [a/main], reaches: [shared]${after ? "" : ", routes: [{ to: 0.0.0.0/0, via: hub/egress }]"} }
        shared: { vpcs: [hub/egress] }
`;

/** A resolver's rule is taken back while a spoke of another account follows it. */
export const rule = (after: boolean) => `${HEAD}
accounts:
  hub: { id: "111111111111", vpcs: { shared: { cidr: 10.0.0.0/20, subnets: { endpoints: { prefixLength: 26, access: isolated } } } } }
  a: { id: "222222222222", vpcs: { main: { cidr: 10.0.16.0/20, subnets: { app: { prefixLength: 26 } }${after ? "" : ", dns: { resolver: corp }"} } } }
${after ? "" : "resolvers: { corp: { vpcs: [hub/shared], rules: { corp: { domain: corp.example, targets: [172.20.0.53] } } } }"}
`;

/** A rule goes and another one comes for the same domain. */
export const ruleAgain = (after: boolean) => `${HEAD}
accounts:
  hub: { id: "111111111111", vpcs: { shared: { cidr: 10.0.0.0/20, subnets: { endpoints: { prefixLength: 26, access: isolated } } } } }
  a: { id: "222222222222", vpcs: { main: { cidr: 10.0.16.0/20, subnets: { app: { prefixLength: 26 } }, dns: { resolver: corp } } } }
resolvers: { corp: { vpcs: [hub/shared], rules: { ${after ? "plant" : "corp"}: { domain: corp.example, targets: [172.20.0.53] } } } }
`;

/** A service's name moves from a zone in each consumer to the endpoints themselves. */
export const privateName = (after: boolean) => `${HEAD}
accounts:
  hub: { id: "111111111111", vpcs: { shared: { cidr: 10.0.0.0/20, subnets: { services: { prefixLength: 26, access: isolated } } } } }
  a: { id: "222222222222", vpcs: { main: { cidr: 10.0.16.0/20, subnets: { endpoints: { prefixLength: 26, access: isolated } } } } }
services:
  auth:
    provider: { account: hub, vpc: shared, tier: services }
    listeners: [{ port: 443, targets: { ips: [10.0.0.20] } }]
    consumers: [{ account: a }]
    dnsName: auth.internal.example
    ${after ? "dns: private\n    verification: done" : ""}
`;

/** A VPC comes to what is there. */
export const added = (after: boolean) => `${HEAD}
accounts:
  hub: { id: "111111111111", vpcs: { shared: { cidr: 10.0.0.0/20, subnets: { attachments: { prefixLength: 28 } } }${after ? ", more: { cidr: 10.0.32.0/20, subnets: { attachments: { prefixLength: 28 } } }" : ""} } }
connectivity:
  transitGateways: { core: { account: hub, region: us-east-1, segments: { all: { vpcs: ["hub/shared"${after ? ', "hub/more"' : ""}] } } } }
`;

/** A spoke's own endpoints give way to a hub's; its tables and its way to the hub are there before and after. */
export const hub = (after: boolean) => `${HEAD}
accounts:
  hub:
    id: "111111111111"
    vpcs:
      shared:
        cidr: 10.0.0.0/20
        subnets: { endpoints: { prefixLength: 26, access: isolated }, attachments: { prefixLength: 28 } }
        endpoints: { interface: { ${after ? "kms: {}, sqs: {}" : "kms: {}"} } }
  a:
    id: "222222222222"
    vpcs:
      main:
        cidr: 10.0.16.0/20
        subnets: { app: { prefixLength: 26 }, endpoints: { prefixLength: 26, access: isolated }, attachments: { prefixLength: 28 } }
        endpoints: { hub: central${after ? "" : ", interface: { sqs: {} }"} }
endpointHubs: { central: { vpcs: [hub/shared] } }
connectivity:
  transitGateways: { core: { account: hub, region: us-east-1, segments: { all: { vpcs: ["hub/shared", "a/main"] } } } }
`;

/** A VPC gets new addresses: what it has at first, with the new beside it, with the old empty, and without the old. */
export const renumbered = (stage: 1 | 2 | 3 | 4) => `${HEAD}
accounts:
  hub:
    id: "111111111111"
    vpcs: { shared: { cidr: 10.0.0.0/20, subnets: { services: { prefixLength: 26 }, attachments: { prefixLength: 28 } } } }
  a:
    id: "222222222222"
    vpcs:
      main:
        cidr: 10.16.16.0/24
        secondaryCidrs:
          ${stage < 4 ? "first: 10.16.32.0/22" : ""}
          ${stage > 1 ? "second: 10.16.64.0/20" : ""}
        subnets:
          attachments: { prefixLength: 28 }
          ${stage < 3 ? "app: { prefixLength: 25, from: first }" : ""}
          ${stage > 1 ? "apps: { prefixLength: 22, from: second }" : ""}
connectivity:
  transitGateways: { core: { account: hub, region: us-east-1, segments: { all: { vpcs: ["hub/shared", "a/main"] } } } }
`;
