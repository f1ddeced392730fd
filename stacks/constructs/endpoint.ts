/** Endpoints to AWS services. What AWS would choose is written out, as it would be unknown in every Terraform plan. */
import { VpcEndpoint, type VpcEndpointConfig } from "#aws/vpc-endpoint";
import type { PlannedGatewayEndpoint, PlannedInterfaceEndpoint } from "../../src/plan/planned/endpoint";
import type { AccountStack } from "../account-stack";
import { idOf, named, tagsOf } from "../emit";
import { addressOf, attributeOf } from "../naming";

const TYPE = "aws_vpc_endpoint";

export function gatewayEndpoint(stack: AccountStack, planned: PlannedGatewayEndpoint): void {
  const resource = new VpcEndpoint(stack, idOf(TYPE, planned.ref), {
    ...common(planned),
    vpcEndpointType: "Gateway",
    routeTableIds: planned.routeTables.map((ref) => attributeOf("aws_route_table", ref, "id")),
  });
  named(stack, resource, planned);
}

export function interfaceEndpoint(stack: AccountStack, planned: PlannedInterfaceEndpoint): void {
  const { inboundResolverOnly } = planned;
  const resource = new VpcEndpoint(stack, idOf(TYPE, planned.ref), {
    ...common(planned),
    ...(planned.serviceRegion !== undefined && { serviceRegion: planned.serviceRegion }),
    vpcEndpointType: "Interface",
    subnetIds: planned.subnets.map((ref) => attributeOf("aws_subnet", ref, "id")),
    securityGroupIds: [attributeOf("aws_security_group", planned.securityGroup, "id")],
    privateDnsEnabled: planned.privateDns,
    ipAddressType: "ipv4",
    dnsOptions: {
      dnsRecordIpType: "ipv4",
      ...(inboundResolverOnly !== undefined && {
        privateDnsOnlyForInboundResolverEndpoint: inboundResolverOnly,
      }),
    },
  });
  if (planned.after !== undefined) resource.addOverride("depends_on", [addressOf(TYPE, planned.after)]);
  named(stack, resource, planned);
}

function common(planned: PlannedGatewayEndpoint | PlannedInterfaceEndpoint): VpcEndpointConfig {
  const vpcId = attributeOf("aws_vpc", planned.vpc, "id");
  return {
    vpcId,
    serviceName: planned.serviceName,
    ...(planned.policy !== undefined && { policy: policyText(planned.policy, vpcId) }),
    tags: tagsOf(planned),
  };
}

/**
 * The policy with the VPC's ID in it; IAM's own variables, `${aws:username}`, stay as they are. A percent sign before the
 * blank is escaped, which an ID in place of the blank has no need of.
 */
function policyText(policy: string, vpcId: string): string {
  return policy.split(/(?:(?<=%)%)?(?<!\$)\{vpc\}/).join(vpcId);
}
