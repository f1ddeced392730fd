/** Route tables, their routes, and who uses them. */
import { type Thing, thing } from "../thing";
import type { Answered, Answers } from "./answers";

/** Where a route leads, as AWS and as the provider call it. */
const TARGETS: readonly (readonly [string, string])[] = [
  ["NatGatewayId", "nat_gateway_id"],
  ["TransitGatewayId", "transit_gateway_id"],
  ["VpcPeeringConnectionId", "vpc_peering_connection_id"],
  ["NetworkInterfaceId", "network_interface_id"],
  ["EgressOnlyInternetGatewayId", "egress_only_gateway_id"],
  ["LocalGatewayId", "local_gateway_id"],
  ["CarrierGatewayId", "carrier_gateway_id"],
  ["CoreNetworkArn", "core_network_arn"],
];

const DESTINATIONS: readonly (readonly [string, string])[] = [
  ["DestinationCidrBlock", "destination_cidr_block"],
  ["DestinationIpv6CidrBlock", "destination_ipv6_cidr_block"],
  ["DestinationPrefixListId", "destination_prefix_list_id"],
];

export function tablesOf(at: Answers): Thing[] {
  return at.list("describe-route-tables", "RouteTables").flatMap((table) => {
    const id = table.text("RouteTableId");
    const associations = table.list("Associations");
    const isMain = associations.some((association) => association.is("Main"));
    const propagating = table.list("PropagatingVgws").map((gateway) => gateway.text("GatewayId"));
    const common = {
      ...(propagating.length > 0 && { propagating_vgws: propagating }),
      tags: table.tags(),
    };
    const own = isMain
      ? // Its own ID is an attribute of its VPC, whichever table that is.
        { ...thing(at, "aws_default_route_table", id, { default_route_table_id: id, ...common }), known: {} }
      : thing(at, "aws_route_table", id, { vpc_id: table.text("VpcId"), ...common });
    const used = associations
      .filter((association) => !association.is("Main") && association.text("SubnetId") !== "")
      .map((association) =>
        thing(at, "aws_route_table_association", association.text("RouteTableAssociationId"), {
          subnet_id: association.text("SubnetId"),
          route_table_id: id,
        }),
      );
    return [own, ...routesOf(at, id, table.list("Routes")), ...used];
  });
}

function routesOf(at: Answers, table: string, routes: readonly Answered[]): Thing[] {
  return routes.flatMap((route) => {
    const [, argument = "", destination = ""] = found(DESTINATIONS, route);
    const target = targetOf(route, argument);
    if (!target || argument === "" || route.text("Origin") === "EnableVgwRoutePropagation") return [];
    const values = { route_table_id: table, [argument]: destination, ...target };
    return [thing(at, "aws_route", `${table}_${destination}`, values)];
  });
}

/** Undefined for what is not somebody's route: the VPC's own, and those that a gateway endpoint makes. */
function targetOf(route: Answered, destination: string): Readonly<Record<string, string>> | undefined {
  const gateway = route.text("GatewayId");
  if (gateway.startsWith("vpce-"))
    return destination === "destination_prefix_list_id" ? undefined : { vpc_endpoint_id: gateway };
  if (gateway === "local") return undefined;
  if (gateway !== "") return { gateway_id: gateway };
  const [, argument, id] = found(TARGETS, route);
  return argument === undefined || id === undefined ? undefined : { [argument]: id };
}

function found(names: readonly (readonly [string, string])[], thing: Answered): [string?, string?, string?] {
  const name = names.find(([member]) => thing.text(member) !== "");
  return name ? [name[0], name[1], thing.text(name[0])] : [];
}
