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
    why: "Who accepts a connection is applied before who uses it. {what} closes the circle.",
    help: "Swap requester and accepter of a peering, or let one account own the transit gateways.",
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
    why: "One route table decides about what an attachment sends.",
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
    why: "Answers would have no route, and so be dropped.",
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
    help: "Take a route that is declared out; otherwise move one of them to other addresses, or publish it by PrivateLink and leave it out of this segment or peering.",
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
  PROXY_EMPTY: {
    severity: "error",
    message: "the proxy {proxy} leads to no service",
    why: "It would refuse everything.",
    help: "Add s3 or dynamodb, with buckets or tables if it is to be for these alone.",
  },
  PROXY_WITHOUT_ENDPOINT: {
    severity: "error",
    message: "the proxy {proxy} is for {service}, and {tier} has no gateway endpoint for it",
    why: "A gateway endpoint serves the subnets whose route tables it is in, and the proxies stand in these.",
    help: "Add endpoints.gateway.{service} to the VPC, with this tier among its tiers.",
    source: GATEWAY_ENDPOINTS,
  },
  PROXY_POLICY: {
    severity: "error",
    message: "the proxy {proxy} is to be for {missing} alone, and the policy of {endpoint} does not name it",
    why: "A TLS server name does not hold a client to one {kind}: it may ask for another inside the connection.",
    help: "Give the endpoint a policy with these, and with the bucket of the operating system's packages.",
    source: GATEWAY_ENDPOINTS,
  },
  PROXY_RULES_QUOTA: {
    severity: "error",
    message: "the proxy {proxy} has {count} source ranges, and a security group takes {quota} rules",
    why: "The balancer's security group has one rule for each range.",
    help: "List fewer, larger ranges, or have the quota L-0EA8095F raised and declare it under quotas as rulesPerSecurityGroup.",
  },
  PROXY_USER_DATA: {
    severity: "error",
    message: "the first-boot script of the proxy {proxy} has {bytes} bytes, and EC2 takes {limit}",
    why: "EC2 would refuse the launch template's instances.",
    help: "List fewer buckets, which the endpoint's policy holds to as well, or wider host names; or split the proxy.",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html",
  },
  PROXY_RESOLVER: {
    severity: "error",
    message: "the resolver {resolver} cannot answer for the names of the proxy {proxy}",
    why: "For others to be led to the proxy, they ask an inbound endpoint in a VPC that sees a private zone: {reason}",
    help: "Put a resolver with inbound into another VPC of the region that is joined to who asks, or leave resolver out and create the records that plan prints.",
  },
  PROXY_UNREACHED: {
    severity: "error",
    message: "{source} has no way to the proxy {proxy} in {vpc}",
    why: "Clients address the balancer themselves, so their network has to be joined to its VPC.",
    help: "Peer the two, or put both in segments of a transit gateway that reach one another: a range outside by the VPN or Direct Connect that lists it.",
  },
  PROXY_DEAD_END: {
    severity: "error",
    message: "the proxy {proxy} has no way on to {destination} from {tier}",
    why: "It opens connections of its own, by the routes of its tier.",
    help: "Put it in a private tier with NAT for the internet; join its VPC to the others that it is for.",
  },
  PROXY_WITHOUT_PROBE: {
    severity: "error",
    message: "the proxy {proxy} has no host that a health check can ask for",
    why: "A proxy is healthy while it reaches a host through itself, and a name with *. is none.",
    help: "Name one with probe, or list one host without *.",
  },
  TRANSIT_ROUTE_CONFLICT: {
    severity: "error",
    message: "segment {segment} of {gateway} has {destination} as {what} and as {other}",
    why: "A static route wins over a propagated one, and a table has one static route to a destination: the other would never be used.",
    help: "Remove one of the two.",
    source: TRANSIT_ROUTES,
  },
});
