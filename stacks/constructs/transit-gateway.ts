/** Transit gateways, their tables, and what is attached to them. */
import { Ec2TransitGateway } from "#aws/ec2-transit-gateway";
import { Ec2TransitGatewayRouteTable } from "#aws/ec2-transit-gateway-route-table";
import { Ec2TransitGatewayVpcAttachment } from "#aws/ec2-transit-gateway-vpc-attachment";
import { Ec2TransitGatewayVpcAttachmentAccepter } from "#aws/ec2-transit-gateway-vpc-attachment-accepter";
import type {
  PlannedAttachmentAccepter,
  PlannedTransitGateway,
  PlannedTransitTable,
  PlannedVpcAttachment,
} from "../../src/plan/planned/transit-gateway";
import type { AccountStack } from "../account-stack";
import { idOf, named, tagsOf } from "../emit";
import { expressionOf } from "../identifier";

/** Nothing happens by default: which table an attachment uses and where it is known is all planned. */
export function transitGateway(stack: AccountStack, planned: PlannedTransitGateway): void {
  const resource = new Ec2TransitGateway(stack, idOf("aws_ec2_transit_gateway", planned.ref), {
    amazonSideAsn: planned.asn,
    autoAcceptSharedAttachments: "disable",
    defaultRouteTableAssociation: "disable",
    defaultRouteTablePropagation: "disable",
    dnsSupport: "enable",
    vpnEcmpSupport: "enable",
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}

export function transitTable(stack: AccountStack, planned: PlannedTransitTable): void {
  const resource = new Ec2TransitGatewayRouteTable(
    stack,
    idOf("aws_ec2_transit_gateway_route_table", planned.ref),
    {
      transitGatewayId: expressionOf(planned.gateway),
      tags: tagsOf(planned),
    },
  );
  named(stack, resource, planned);
}

const OFF = {
  transitGatewayDefaultRouteTableAssociation: false,
  transitGatewayDefaultRouteTablePropagation: false,
};

export function vpcAttachment(stack: AccountStack, planned: PlannedVpcAttachment): void {
  const type = "aws_ec2_transit_gateway_vpc_attachment";
  const resource = new Ec2TransitGatewayVpcAttachment(stack, idOf(type, planned.ref), {
    transitGatewayId: expressionOf(planned.gateway),
    vpcId: expressionOf(planned.vpc),
    subnetIds: planned.subnets.map(expressionOf),
    dnsSupport: "enable",
    // Only the gateway's owner may say this; for others the accepter does.
    ...(planned.ownGateway && OFF),
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}

export function attachmentAccepter(stack: AccountStack, planned: PlannedAttachmentAccepter): void {
  const type = "aws_ec2_transit_gateway_vpc_attachment_accepter";
  const resource = new Ec2TransitGatewayVpcAttachmentAccepter(stack, idOf(type, planned.ref), {
    transitGatewayAttachmentId: expressionOf(planned.attachment),
    ...OFF,
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}
