/** Route tables, and routes one by one, so that adding one leaves the others alone. */
import { Route, type RouteConfig } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import type { PlannedRoute, PlannedRouteTable, RouteTarget } from "../../src/plan/planned/routing";
import type { AccountStack } from "../account-stack";
import { idOf, named, tagsOf } from "../emit";
import { attributeOf } from "../naming";

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

function targetOf({ kind, ref }: RouteTarget): Partial<RouteConfig> {
  switch (kind) {
    case "internet-gateway":
      return { gatewayId: attributeOf("aws_internet_gateway", ref, "id") };
    case "nat-gateway":
      return { natGatewayId: attributeOf("aws_nat_gateway", ref, "id") };
  }
}
