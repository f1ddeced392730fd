/** Sabotage of peerings, transit gateways and VPNs. */
import { idOfOther, mentions, removed, sabotage, set } from "./edit";

const ASSOCIATION = "aws_ec2_transit_gateway_route_table_association";
const PROPAGATION = "aws_ec2_transit_gateway_route_table_propagation";
const ROUTE = "aws_ec2_transit_gateway_route";
const named = (text: string) => (_: unknown, resource: string) => resource.includes(text);

export const transitSabotage = [
  sabotage("peering left unaccepted", "aws_vpc_peering_connection_accepter", removed),
  sabotage(
    "peering accepter stopped accepting",
    "aws_vpc_peering_connection_accepter",
    set({ auto_accept: false }),
  ),
  sabotage("peering connection removed", "aws_vpc_peering_connection", removed),
  sabotage("attachment left unaccepted", "aws_ec2_transit_gateway_vpc_attachment_accepter", removed),
  sabotage("attachment removed", "aws_ec2_transit_gateway_vpc_attachment", removed),
  sabotage("association removed", ASSOCIATION, removed),
  sabotage(
    "association moved to another segment",
    ASSOCIATION,
    (body, resources) => {
      const isOther = (_: unknown, table: string) =>
        !String(body.transit_gateway_route_table_id).includes(`.${table}.`);
      body.transit_gateway_route_table_id = idOfOther(
        resources,
        "aws_ec2_transit_gateway_route_table",
        isOther,
      );
      return undefined;
    },
    named("dev"),
  ),
  sabotage("propagation removed", PROPAGATION, removed),
  sabotage("VPN's propagation removed", PROPAGATION, removed, named("vpn")),
  sabotage("VPN's association removed", ASSOCIATION, removed, named("vpn")),
  sabotage(
    "segment's default route removed",
    ROUTE,
    removed,
    mentions("destination_cidr_block", "0.0.0.0/0"),
  ),
  sabotage(
    "segment's default route made a blackhole",
    ROUTE,
    set({ blackhole: true, transit_gateway_attachment_id: null }),
    mentions("destination_cidr_block", "0.0.0.0/0"),
  ),
  sabotage(
    "blackhole between segments removed",
    ROUTE,
    removed,
    (body) => body.blackhole === true && mentions("destination_cidr_block", "/8")(body),
  ),
  sabotage(
    "blackhole put in front of a spoke",
    ROUTE,
    set({ destination_cidr_block: "10.2.1.0/24" }),
    (body) => body.blackhole === true,
  ),
  sabotage("VPN connection removed", "aws_vpn_connection", removed),
  sabotage("VPN gateway detached", "aws_vpn_gateway", set({ vpc_id: null })),
];
