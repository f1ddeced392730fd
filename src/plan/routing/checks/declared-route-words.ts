/** What is said of declared routes that AWS would drop: what they lead to, and what to use instead. */
import { formatPrefix } from "../../../ip/prefix";
import type { JoiningGateway, RouteDestination, Segment } from "../../../model/connectivity";

/** For what lies beyond the peer. */
export const INSTEAD_OF_PEERING: Readonly<Record<RouteDestination["kind"], string>> = {
  vpc: "Peer the two VPCs with one another, attach them to a transit gateway, publish what is needed by PrivateLink, or put a forwarder or proxy into the VPC between.",
  prefix: "Peer with the VPC that has these addresses, or use a transit gateway.",
  external: "Attach the VPC to the transit gateway that the VPN or Direct Connect gateway is on.",
  internet: "Use NAT gateways in the VPC itself, or a transit gateway with a route to an egress VPC.",
  service: "Use a gateway endpoint in the VPC itself.",
};

/** What would make the way: `holder` is the segment that has the destination. */
export function missing(
  gateway: JoiningGateway,
  segment: Segment,
  holder: Segment | undefined,
  to: RouteDestination,
): string {
  if (holder === segment) return "Put one of them into another segment that this one reaches";
  if (holder) return `Add ${holder.name} to what segment ${segment.name} reaches`;
  switch (to.kind) {
    case "vpc":
      if (to.vpc.region !== gateway.region)
        return "Peer the two VPCs, as a transit gateway takes those of its own region alone, or put a forwarder into one that is peered with it";
      return `Add ${to.vpc.ref} to a segment of transit-gateway/${gateway.name} that segment ${segment.name} reaches`;
    case "external":
      if (!("account" in gateway))
        return `Add the range to a segment of ${gateway.name} that segment ${segment.name} reaches, if its owner leads there`;
      return `Declare a VPN or Direct Connect to ${gateway.name} that has the range, in a segment that segment ${segment.name} reaches`;
    default:
      if (!("account" in gateway))
        return `Name an external range that has it in a segment of ${gateway.name}, if its owner leads there`;
      return `Give segment ${segment.name} routes to it by way of a VPC`;
  }
}

export function nameOf(to: RouteDestination): string {
  switch (to.kind) {
    case "vpc":
      return to.vpc.ref;
    case "external":
      return `external:${to.range.name}`;
    case "prefix":
      return formatPrefix(to.prefix);
    case "internet":
      return "the internet";
    case "service":
      return to.service;
  }
}
