/** VPN connections and Direct Connect gateways that a transit gateway has. */
import { CustomerGateway } from "#aws/customer-gateway";
import { DataAwsEc2TransitGatewayDxGatewayAttachment } from "#aws/data-aws-ec2-transit-gateway-dx-gateway-attachment";
import { DxGatewayAssociation } from "#aws/dx-gateway-association";
import { VpnConnection } from "#aws/vpn-connection";
import type {
  PlannedCustomerGateway,
  PlannedDirectConnectAssociation,
  PlannedVpnConnection,
} from "../../src/plan/planned/outside";
import type { AccountStack } from "../account-stack";
import { idOf, named, tagsOf } from "../emit";
import { expressionOf } from "../identifier";
import { addressOf, attributeOf } from "../naming";

export function customerGateway(stack: AccountStack, planned: PlannedCustomerGateway): void {
  const resource = new CustomerGateway(stack, idOf("aws_customer_gateway", planned.ref), {
    [planned.extendedAsn ? "bgpAsnExtended" : "bgpAsn"]: String(planned.asn),
    ipAddress: planned.address,
    type: "ipsec.1",
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}

export function vpnConnection(stack: AccountStack, planned: PlannedVpnConnection): void {
  const resource = new VpnConnection(stack, idOf("aws_vpn_connection", planned.ref), {
    customerGatewayId: attributeOf("aws_customer_gateway", planned.customerGateway, "id"),
    transitGatewayId: expressionOf(planned.gateway),
    type: "ipsec.1",
    staticRoutesOnly: planned.staticRoutes,
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}

/** AWS makes the attachment itself, so it is looked up once the association is there. */
export function directConnectAssociation(
  stack: AccountStack,
  planned: PlannedDirectConnectAssociation,
): void {
  const gatewayId = expressionOf(planned.gateway);
  const association = new DxGatewayAssociation(stack, idOf("aws_dx_gateway_association", planned.ref), {
    dxGatewayId: planned.directConnectGatewayId,
    associatedGatewayId: gatewayId,
    allowedPrefixes: [...planned.allowedPrefixes],
  });
  named(stack, association, planned);
  const type = "data.aws_ec2_transit_gateway_dx_gateway_attachment";
  const attachment = new DataAwsEc2TransitGatewayDxGatewayAttachment(stack, idOf(type, planned.ref), {
    transitGatewayId: gatewayId,
    dxGatewayId: planned.directConnectGatewayId,
  });
  attachment.addOverride("depends_on", [addressOf("aws_dx_gateway_association", planned.ref)]);
  named(stack, attachment, planned);
}
