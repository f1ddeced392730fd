/** Built networks are changed by their steps: every apply succeeds the first time, and nothing is left to do. */
import { changeBySteps } from "../support/engine/changed-network";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";

const ACCOUNTS = ["111111111111", "222222222222"];

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
const many = (after: boolean) => `${HEAD}
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
const egress = (after: boolean) => `${HEAD}
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

const STORIES = { many, egress };

describeEngine("a change by its steps", (tools) => {
  const engine = useEngine(tools);

  test.each(Object.entries(STORIES))("%s", async (name, story) => {
    const { api } = engine();
    await api.reset();
    await api.foundOrganization({
      id: "o-a1b2c3d4e5",
      managementAccount: "111111111111",
      accounts: ACCOUNTS,
    });
    const { told, left } = await changeBySteps(engine(), name, story(false), story(true));
    expect(told.steps.length).toBeGreaterThan(1);
    expect(left).toEqual({});
    expect(told.interruptions).toEqual([]);
    expect(api.log()).toBe("");
  });
});
