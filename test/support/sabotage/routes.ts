/** Sabotage of routes and tables. */
import { has, idOfOther, mentions, refOf, removed, sabotage, set } from "./edit";

export const routeSabotage = [
  sabotage("route to the transit gateway removed", "aws_route", removed, has("transit_gateway_id")),
  sabotage(
    "route to the internet gateway removed",
    "aws_route",
    removed,
    mentions("gateway_id", "aws_internet_gateway"),
  ),
  sabotage("route to the NAT gateway removed", "aws_route", removed, has("nat_gateway_id")),
  sabotage(
    "requester's route to the peer removed",
    "aws_route",
    removed,
    mentions("vpc_peering_connection_id", "${aws_vpc_peering"),
  ),
  sabotage(
    "accepter's route to the peer removed",
    "aws_route",
    removed,
    mentions("vpc_peering_connection_id", "jsondecode"),
  ),
  sabotage("route to the forwarder removed", "aws_route", removed, has("network_interface_id")),
  sabotage(
    "route to the VPN gateway removed",
    "aws_route",
    removed,
    mentions("gateway_id", "aws_vpn_gateway"),
  ),
  sabotage(
    "peering route narrowed",
    "aws_route",
    set({ destination_cidr_block: "10.99.0.0/16" }),
    has("vpc_peering_connection_id"),
  ),
  sabotage(
    "default route narrowed",
    "aws_route",
    set({ destination_cidr_block: "10.98.0.0/16" }),
    mentions("destination_cidr_block", "0.0.0.0/0"),
  ),
  sabotage(
    "table's association removed",
    "aws_route_table_association",
    removed,
    mentions("subnet_id", "app"),
  ),
  sabotage(
    "source/destination check switched on",
    "aws_network_interface",
    set({ source_dest_check: true }),
    (body) => body.source_dest_check === false,
  ),
  sabotage("internet gateway detached", "aws_internet_gateway", set({ vpc_id: null })),
  sabotage("NAT gateway moved to a private subnet", "aws_nat_gateway", (body, resources) => {
    body.subnet_id = idOfOther(resources, "aws_subnet", (subnet) => !refOf(subnet).includes("/public/"));
    return undefined;
  }),
  sabotage(
    "private tier given a route to an internet gateway",
    "aws_route",
    (body, resources) => {
      body.gateway_id = idOfOther(resources, "aws_internet_gateway", () => true);
      body.nat_gateway_id = null;
      return undefined;
    },
    (body, _, resources) => has("nat_gateway_id")(body) && resources.aws_internet_gateway !== undefined,
  ),
];
