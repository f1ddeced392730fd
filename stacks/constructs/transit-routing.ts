/** What a transit gateway's tables know: associations, propagations and routes. */
import { Ec2TransitGatewayRoute } from "#aws/ec2-transit-gateway-route";
import { Ec2TransitGatewayRouteTableAssociation } from "#aws/ec2-transit-gateway-route-table-association";
import { Ec2TransitGatewayRouteTablePropagation } from "#aws/ec2-transit-gateway-route-table-propagation";
import type {
  PlannedTransitAssociation,
  PlannedTransitPropagation,
  PlannedTransitRoute,
} from "../../src/plan/planned/transit-gateway";
import type { AccountStack } from "../account-stack";
import { idOf, named } from "../emit";
import { expressionOf } from "../identifier";

export function transitAssociation(stack: AccountStack, planned: PlannedTransitAssociation): void {
  const type = "aws_ec2_transit_gateway_route_table_association";
  named(
    stack,
    new Ec2TransitGatewayRouteTableAssociation(stack, idOf(type, planned.ref), ends(planned)),
    planned,
  );
}

export function transitPropagation(stack: AccountStack, planned: PlannedTransitPropagation): void {
  const type = "aws_ec2_transit_gateway_route_table_propagation";
  named(
    stack,
    new Ec2TransitGatewayRouteTablePropagation(stack, idOf(type, planned.ref), ends(planned)),
    planned,
  );
}

function ends({ attachment, table }: PlannedTransitAssociation | PlannedTransitPropagation) {
  return {
    transitGatewayAttachmentId: expressionOf(attachment),
    transitGatewayRouteTableId: expressionOf(table),
  };
}

export function transitRoute(stack: AccountStack, planned: PlannedTransitRoute): void {
  const { target } = planned;
  const resource = new Ec2TransitGatewayRoute(stack, idOf("aws_ec2_transit_gateway_route", planned.ref), {
    destinationCidrBlock: planned.destination,
    transitGatewayRouteTableId: expressionOf(planned.table),
    ...(target.to === "blackhole"
      ? { blackhole: true }
      : { transitGatewayAttachmentId: expressionOf(target.attachment) }),
  });
  named(stack, resource, planned);
}
