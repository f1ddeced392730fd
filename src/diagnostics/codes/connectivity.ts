/** Codes about connectivity: peerings, transit gateways, ways out of AWS, and the routes that follow from them. */
import { codes } from "./entry";

const PEERING_LIMITS = "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html";
const CIDR_PAGE = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html";
const GATEWAY_ENDPOINTS = "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html";
const TRANSIT_ROUTES = "https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html";
const TRANSIT_ATTACHMENTS = "https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html";

export const connectivityCodes = codes({
  CONNECTIVITY_EMPTY: {
    severity: "error",
    message: "{selector} has no VPC in {region}",
    why: "An account or OU means its VPCs in the region of the gateway, proxy or forwarder alone, so nothing would be joined.",
    help: "Correct the selector, or remove it.",
  },
  CONNECTIVITY_REGION: {
    severity: "error",
    message: "{vpc} is not in {region}",
    why: "A transit gateway takes VPCs of its own region only.",
    help: "Declare a transit gateway in the VPC's region, or a peering, which may cross regions.",
    source: TRANSIT_ATTACHMENTS,
  },
  CONNECTIVITY_UNROUTABLE: {
    severity: "error",
    message: "{vpc} has no addresses that others may have a route to",
    why: "All its blocks are in scopes with overlap: allowed, where VPCs may use the same addresses.",
    help: "Reach it by a PrivateLink service, or give it a block from a scope that is routed.",
  },
  CONNECTIVITY_CIRCLE: {
    severity: "error",
    message: "stacks would wait for one another: {circle}",
    why: "The stack that accepts a connection is applied before the stack that uses it. {what} closes the circle.",
    help: "Swap requester and accepter of a peering, or let one account own the transit gateways.",
  },
  FOREIGN_NAMED_TWICE: {
    severity: "error",
    message: "{name} is the name of {what} of this configuration and of a foreign one",
    why: "Routes and attachments name it by its name alone.",
    help: "Rename one of them.",
  },
  FOREIGN_OWNER_KNOWN: {
    severity: "error",
    message:
      "{name} is foreign, and {ownerId}, which owns it, is the account {account} of this configuration",
    why: "What an account of this configuration owns is used with its own roles, so that both sides are planned.",
    help: "Declare a transit gateway under transitGateways, with account: {account} and existing: its ID. Declare a VPC of that account, and a peering with it.",
  },
  EXISTING_TWICE: {
    severity: "error",
    message: "{name} and {other} are both {id}",
    why: "It is one thing in AWS, and a VPC can be joined to it once.",
    help: "Merge the two, or correct the ID of one.",
  },
  PEERING_SELF: {
    severity: "error",
    message: "{peering} joins {vpc} to itself",
    why: "A VPC reaches its own addresses by its local route.",
    help: "Name another VPC on one side.",
  },
  PEERING_TWICE: {
    severity: "error",
    message: "{peering} joins the same two VPCs as {other}",
    why: "AWS takes one active peering between two VPCs.",
    help: "Remove one of them.",
    source: PEERING_LIMITS,
  },
  PEERING_OVERLAP: {
    severity: "error",
    message: "{peering} joins {vpc} ({cidr}) and {other} ({otherCidr}), which overlap",
    why: "AWS refuses a peering between VPCs with any overlapping blocks, even where they are not to be routed.",
    help: "Use a transit gateway, which takes VPCs whose overlapping blocks are left out of routing, or a PrivateLink service.",
    source: PEERING_LIMITS,
  },
  PEERING_DNS_OFF: {
    severity: "error",
    message: "{peering} is to resolve names across, and {vpc} has dns.{attribute} off",
    why: "AWS sets the option only where both VPCs have DNS support and DNS hostnames on, and fails the apply otherwise.",
    help: "Remove dns.{attribute}: false, or say dnsResolution: false for the peering.",
    source: "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html",
  },
  ATTACHMENT_TIER: {
    severity: "error",
    message: "{vpc} has no tier {tier} for its attachment to {gateway}",
    why: "A transit gateway needs a subnet in each AZ that it is to serve.",
    help: "Add the tier, a /28 in each AZ, or name another with tier at the transit gateway.",
    source: TRANSIT_ATTACHMENTS,
  },
  ATTACHMENT_ZONE: {
    severity: "warning",
    message: "{vpc} has subnets in {zones} and no attachment subnet there",
    why: "Instances in an AZ without one cannot reach the transit gateway {gateway}.",
    help: "Add these AZs to the tier {tier}.",
    source: TRANSIT_ATTACHMENTS,
  },
  SEGMENT_TWICE: {
    severity: "error",
    message: "{vpc} is in the segments {segment} and {other} of {gateway}",
    why: "An attachment is associated with one route table.",
    help: "Keep it in one segment, and let that one reach the other.",
    source: TRANSIT_ROUTES,
  },
  ROUTE_EDGE_TO_EDGE: {
    severity: "error",
    message: "{vpc} cannot reach {destination} over {via}",
    why: "The path would be {path}. AWS drops what passes through a VPC on its way elsewhere: a peering carries traffic to the peer's own addresses and nothing beyond.",
    help: "{instead}",
    source: PEERING_LIMITS,
  },
  ROUTE_GATEWAY_ENDPOINT: {
    severity: "error",
    message: "{vpc} cannot use a gateway endpoint for {service} over {via}",
    why: "A gateway endpoint serves its own VPC's subnets: what comes over a peering, a transit gateway, a VPN or Direct Connect is dropped.",
    help: "Give {vpc} a gateway endpoint of its own, which costs nothing, or declare one of connectivity.gatewayProxies for clients outside AWS, or use an interface endpoint.",
    source: GATEWAY_ENDPOINTS,
  },
  ROUTE_NOT_ATTACHED: {
    severity: "error",
    message: "{vpc} cannot reach {destination} over {via}",
    why: "{reason}",
    help: "{instead}",
    source: TRANSIT_ROUTES,
  },
  ROUTE_BLACKHOLE: {
    severity: "error",
    message: "segment {segment} of {gateway} sends {destination} to {vpc}, which is not attached",
    why: "A route to a detached VPC stays in the table as a blackhole and drops everything that matches.",
    help: "Add {vpc} to a segment of {gateway}, remove the route, or drop on purpose with blackholes.",
    source: TRANSIT_ROUTES,
  },
  ROUTE_NO_RETURN: {
    severity: "error",
    message:
      "segment {segment} of {gateway} sends {destination} to {vpc}, whose segment {other} does not reach back",
    why: "Return traffic would have no route and would be dropped.",
    help: "Let one of the two segments reach the other.",
    source: TRANSIT_ROUTES,
  },
  ROUTE_DEAD_END: {
    severity: "error",
    message: "segment {segment} of {gateway} sends {destination} to {vpc}, where it goes no further",
    why: "What arrives is routed by the table of the attachment's subnets, and tier {tier} has no NAT gateway to go on by: an internet gateway drops what has no public address.",
    help: "Set access: private on {tier} of {vpc}, and natGateways there.",
    source: TRANSIT_ROUTES,
  },
  ROUTE_CONFLICT: {
    severity: "error",
    message: "{vpc} reaches {destination} over {via} and over {other}",
    why: "A route table has one route to a destination.",
    help: "Remove one of the connections, or give the transit gateway summaries, which the peering's routes are more specific than.",
  },
  ROUTE_OVERLAP: {
    severity: "error",
    message:
      "{vpc} has routes to {cidr} of {owner} over {via} and to {otherCidr} of {other} over {otherVia}, which overlap",
    why: "The longer prefix wins, so some addresses of one would lead to the other: {path}.",
    help: "Remove a declared route, or give one of them other addresses, or publish it by PrivateLink and leave it out of this segment or peering.",
  },
  ROUTE_BETWEEN_OVERLAPS: {
    severity: "error",
    message: "{vpc} and {other} are routed to one another by {via}, and both have {cidr}",
    why: "A VPC keeps what is sent to its own addresses, and a route table has one way to an address, so part of one of the two is never reached. The path would be {path}.",
    help: "Offer what is needed of it as a service, by PrivateLink, where addresses do not matter, and take one of the two out of the segments that reach one another; or give one other addresses.",
    source: TRANSIT_ROUTES,
  },
  ROUTE_INTO_OWN_VPC: {
    severity: "error",
    message: "{vpc} would have a route to {destination} over {via}, within its own block {block}",
    why: "The VPC's local route holds these addresses, so nothing sent to them leaves it. The path would be {path}.",
    help: "Renumber one of the two, or publish the destination by PrivateLink.",
    source: CIDR_PAGE,
  },
  SECONDARY_COVERS_ROUTE: {
    severity: "error",
    message:
      "the secondary CIDR {secondary} ({cidr}) covers {destination}, to which {vpc} has a route over {via}",
    why: "AWS does not associate a block that is the same as, or larger than, the destination of a route in the VPC.",
    help: "Choose another block, or leave the destination out of what {vpc} reaches.",
    source: CIDR_PAGE,
  },
  SUMMARY_OF_EVERYTHING: {
    severity: "error",
    message: "the transit gateway {gateway} has the summary 0.0.0.0/0",
    why: "A summary stands in place of every single route to the gateway, and a VPC's own way out would be in its place: answers from beyond would find no way back.",
    help: "Name the ranges that are ours, such as 10.0.0.0/8. A way out is a route of the segments that need it, to 0.0.0.0/0 by the VPC that leads out.",
    source: "https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html",
  },
  NEIGHBOUR_ASN_TWICE: {
    severity: "error",
    message:
      "the transit gateways {gateway} and {other} have the ASN {asn}, and are both associated with the Direct Connect gateway {id}",
    why: "The gateways behind a Direct Connect gateway are told apart by their ASNs, and AWS asks for a different one in each.",
    help: "Give the one that is not built yet another asn, for example from 64512 to 65534.",
    source: "https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-transit-gateways.html",
  },
  NEIGHBOUR_TOLD_TWICE: {
    severity: "warning",
    message:
      "the transit gateways {gateway} and {other} both announce {told} to the Direct Connect gateway {id}",
    why: "Traffic for these prefixes goes to one of the two gateways, so the other's VPCs are not reached.",
    help: "Let the summaries and segments of each gateway hold addresses of its own.",
    source: "https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html",
  },
  NEIGHBOUR_RETURN_BY_VPN: {
    severity: "warning",
    message: "{dx} learns {summary} by Direct Connect and {told} by the VPN {vpn}",
    why: "The longest prefix wins, so all return traffic takes the VPN and Direct Connect stands idle.",
    help: "Have the device of {vpn} accept no prefix longer than {summary}, or remove the summary so that both learn the same prefixes.",
    source: "https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html",
  },
  NEIGHBOUR_TOLD_FOREIGN: {
    severity: "warning",
    message: "{dx} learns {summary}, which includes {prefix} of the external range {range}",
    why: "The transit gateway has no route to {range}, so what {dx} sends there this way is dropped.",
    help: "Connect {range} to the transit gateway, or summarise ranges without it.",
    source: "https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html",
  },
  NEIGHBOUR_PREFIXES: {
    severity: "error",
    message: "{count} prefixes are {where} {name}, and AWS takes {limit}",
    why: "Beyond that the BGP session goes down, or the association is refused.",
    help: "Summarise: list wider ranges, or name summaries at the transit gateway.",
    source: "https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html",
  },
  VPN_DEVICE: {
    severity: "error",
    message: "no VPN can be made with the customer gateway of {vpn}: {reason}",
    why: "Its tunnels come over the internet, so its device has a public address there. BGP runs between two ASNs, and AWS takes none that is reserved.",
    help: "Give customerGateway the device's public address, or that of the NAT before it, and an ASN of its own, for example a private one from 64512 to 65534 that the transit gateway does not have. List everything behind one device in one VPN.",
    source: "https://docs.aws.amazon.com/vpn/latest/s2svpn/your-cgw.html",
  },
  ROUTE_SPECIAL: {
    severity: "error",
    message: "{what} is {destination}, which is within {range}: {means}",
    why: "AWS refuses routes to such addresses, or never uses them.",
    help: "Remove it, or correct the CIDR block.",
    source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html",
  },
  TRANSIT_ROUTE_CONFLICT: {
    severity: "error",
    message: "segment {segment} of {gateway} has {destination} as {what} and as {other}",
    why: "A static route wins over a propagated one, and a table has one static route to a destination: the other would never be used.",
    help: "Remove one of the two.",
    source: TRANSIT_ROUTES,
  },
});
