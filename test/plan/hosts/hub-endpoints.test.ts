/** Hosts without NAT use the endpoints of their VPC's hub, so their security groups have to let them get there. */
import { load } from "../../../src/load/load";
import { EMPTY_LOCK } from "../../../src/lock/lock";
import { plan } from "../../../src/plan/plan";

const FORWARDER =
  "forwarders: { partner: { vpc: net/spoke, tier: app, from: [other/main], to: [net/partner], ports: [8443] } }";
const PROXY = "gatewayProxies: { office: { vpc: net/spoke, tier: app, sources: [10.0.0.0/16], s3: {} } }";

function planned(service: string, hosts: string) {
  const text = `
organization: { name: hubs }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
terraform:
  backend: { type: s3, bucket: hubs-state, region: us-east-1 }
  deployRole: "arn:aws:iam::{account}:role/Deploy"
ipam: { scopes: { main: {} } }
endpointHubs: { central: { vpcs: [net/hub] } }
profiles:
  isolated:
    region: us-east-1
    subnets: { app: { prefixLength: 26, access: isolated }, attachments: { prefixLength: 28, access: isolated } }
accounts:
  net:
    id: "111111111111"
    vpcs:
      hub: { profile: isolated, cidr: 10.0.0.0/24, endpoints: { tier: app, interface: { ${service}: {} } } }
      spoke: { profile: isolated, cidr: 10.0.1.0/24, endpoints: { hub: central, gateway: { s3: {} } } }
      partner: { profile: isolated, cidr: 10.0.2.0/24 }
  other: { id: "222222222222", vpcs: { main: { profile: isolated, cidr: 10.0.3.0/24 } } }
connectivity:
  transitGateways:
    core:
      account: net
      region: us-east-1
      segments: { all: { vpcs: [net/hub, net/spoke, other/main] } }
  peerings: { partner: { requester: net/spoke, accepter: net/partner } }
  ${hosts}
`;
  const { model, diagnostics } = load([{ file: "cadastre.yaml", text }]);
  if (!model) throw new Error(JSON.stringify(diagnostics));
  return plan(model, EMPTY_LOCK);
}

/** Where the group of the hosts lets them go on port 443, besides gateway endpoints. */
function reached(hosts: string): string[] {
  const { plan: made, diagnostics } = planned("ec2", hosts);
  if (!made) throw new Error(JSON.stringify(diagnostics));
  return made.stacks
    .flatMap((stack) => [...stack.resources])
    .flatMap((one) =>
      one.kind === "security-group-rule" &&
      one.direction === "egress" &&
      one.port === 443 &&
      one.ref.startsWith("net/us-east-1/spoke/") &&
      one.peer.kind === "cidr-block"
        ? [one.peer.cidrBlock]
        : [],
    )
    .sort();
}

test.each([
  ["a forwarder's", FORWARDER],
  ["a proxy's", PROXY],
])("%s do", (_, hosts) => {
  expect(reached(hosts)).toEqual(["10.0.0.0/24", "10.0.1.0/24"]);
});

test("a hub that has no endpoint of EC2 moves no route", () => {
  expect(planned("kms", FORWARDER).diagnostics.map(({ code }) => code)).toEqual(["FORWARDER_WITHOUT_API"]);
});
