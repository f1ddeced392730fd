/** Route tables, and routes one by one, so that adding one leaves the others alone. */
import { Route, type RouteConfig } from "#aws/route";
import { RouteTable } from "#aws/route-table";
import type {
  PlannedConnectionRoute,
  PlannedRoute,
  PlannedRouteTable,
  RouteTarget,
} from "../../src/plan/planned/routing";
import type { AccountStack } from "../account-stack";
import { idOf, named, tagsOf } from "../emit";
import { expressionOf } from "../identifier";
import { addressOf, attributeOf } from "../naming";
import { resourceTypeOf } from "../resource-types";

export function routeTable(stack: AccountStack, planned: PlannedRouteTable): void {
  const resource = new RouteTable(stack, idOf("aws_route_table", planned.ref), {
    vpcId: attributeOf("aws_vpc", planned.vpc, "id"),
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}

export function route(stack: AccountStack, planned: PlannedRoute): void {
  const resource = new Route(stack, idOf("aws_route", planned.ref), {
    routeTableId: attributeOf("aws_route_table", planned.routeTable, "id"),
    destinationCidrBlock: planned.destination,
    ...targetOf(planned.target),
  });
  named(stack, resource, planned);
}

/** A route over a connection: its table is another stack's. */
export function connectionRoute(stack: AccountStack, planned: PlannedConnectionRoute): void {
  const id = expressionOf(planned.target.id);
  const resource = new Route(stack, idOf("aws_route", planned.ref), {
    routeTableId: expressionOf(planned.routeTable),
    destinationCidrBlock: planned.destination,
    ...connectionOf(planned.target.kind, id),
  });
  if (planned.after !== undefined)
    resource.addOverride("depends_on", [addressOf(lookupOf(planned.target.kind), planned.after)]);
  named(stack, resource, planned);
}

function lookupOf(kind: PlannedConnectionRoute["target"]["kind"]): string {
  return resourceTypeOf(kind === "transit-gateway" ? "acceptance-lookup" : "peering-lookup");
}

function connectionOf(kind: PlannedConnectionRoute["target"]["kind"], id: string): Partial<RouteConfig> {
  switch (kind) {
    case "peering":
      return { vpcPeeringConnectionId: id };
    case "transit-gateway":
      return { transitGatewayId: id };
    case "gateway-balancer-endpoint":
      return { vpcEndpointId: id };
    case "network-interface":
      return { networkInterfaceId: id, lifecycle: { ignoreChanges: ["network_interface_id"] } };
  }
}

function targetOf({ kind, ref }: RouteTarget): Partial<RouteConfig> {
  switch (kind) {
    case "internet-gateway":
      return { gatewayId: attributeOf("aws_internet_gateway", ref, "id") };
    case "nat-gateway":
      return { natGatewayId: attributeOf("aws_nat_gateway", ref, "id") };
  }
}
