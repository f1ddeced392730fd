/** Routes that are declared one by one: what AWS would drop is refused, with what to use instead. */
import { contains, formatPrefix, type Prefix, prefix } from "../../../ip/prefix";
import {
  type DeclaredRoute,
  type RouteDestination,
  segmentOf,
  segmentsJoined,
} from "../../../model/connectivity";
import type { Vpc } from "../../../model/vpc";
import { blocksOfVpc } from "../blocks";
import type { RoutingContext } from "../context";
import { connectionName } from "../wanted-route";

export function checkDeclaredRoutes(context: RoutingContext): void {
  for (const route of context.model.connectivity.routes) {
    if (route.to.kind === "service") reportService(context, route, route.to.service);
    else if (route.via.kind === "peering") checkOverPeering(context, route);
    else checkOverGateway(context, route);
  }
}

function reportService(
  { collector }: RoutingContext,
  { from, via, at }: DeclaredRoute,
  service: string,
): void {
  collector.report("ROUTE_GATEWAY_ENDPOINT", at, { vpc: from.ref, service, via: connectionName(via) });
}

function checkOverPeering(context: RoutingContext, route: DeclaredRoute): void {
  const { model, collector } = context;
  const { from, to, via, at } = route;
  const peering = model.connectivity.peerings.find(({ name }) => name === via.name);
  if (!peering) return;
  const ends = [peering.requester, peering.accepter];
  const destination = nameOf(to);
  const data = { vpc: from.ref, destination, via: connectionName(via) };
  if (!ends.some(({ ref }) => ref === from.ref)) {
    const reason = `${from.ref} is on neither side of it.`;
    collector.report("ROUTE_NOT_ATTACHED", at, { ...data, reason });
    return;
  }
  const peer = ends.find(({ ref }) => ref !== from.ref) ?? from;
  if (isOf(context, to, peer)) return;
  const path = `${from.ref} → ${peer.ref} → ${destination}`;
  collector.report("ROUTE_EDGE_TO_EDGE", at, { ...data, path, instead: INSTEAD[to.kind] }, [
    { at: peering.at, note: "the peering" },
  ]);
}

const INSTEAD: Readonly<Record<RouteDestination["kind"], string>> = {
  vpc: "Peer the two VPCs with one another, attach them to a transit gateway, publish what is needed by PrivateLink, or put a forwarder or proxy into the VPC between.",
  prefix: "Peer with the VPC that has these addresses, or use a transit gateway.",
  external: "Attach the VPC to the transit gateway that the VPN or Direct Connect gateway is on.",
  internet: "Use NAT gateways in the VPC itself, or a transit gateway with a route to an egress VPC.",
  service: "Use a gateway endpoint in the VPC itself.",
};

function checkOverGateway(context: RoutingContext, { from, to, via, at }: DeclaredRoute): void {
  const { model, collector } = context;
  const gateway = model.connectivity.transitGateways.find(({ name }) => name === via.name);
  if (!gateway) return;
  const data = { vpc: from.ref, destination: nameOf(to), via: connectionName(via) };
  const segment = segmentOf(gateway, from);
  if (!segment) {
    collector.report("ROUTE_NOT_ATTACHED", at, { ...data, reason: `${from.ref} is in no segment of it.` });
    return;
  }
  const joined = gateway.segments.filter((other) => segmentsJoined(segment, other));
  const { vpns, directConnects } = model.connectivity;
  const outside = [...vpns, ...directConnects]
    .filter((o) => o.transitGateway === gateway.name && joined.some(({ name }) => name === o.segment))
    .flatMap(({ ranges }) => ranges);
  const reached = (prefix: Prefix) =>
    joined.some(({ vpcs }) => vpcs.some((vpc) => isOf(context, { kind: "prefix", prefix }, vpc))) ||
    outside.some(({ prefixes }) => prefixes.some((outer) => contains(outer, prefix))) ||
    segment.routes.some((route) => contains(route.prefix, prefix));
  const prefixes = prefixesOf(context, to);
  if (prefixes.length > 0 && prefixes.every(reached)) return;
  const reason = `Segment ${segment.name}, which ${from.ref} is in, has no way to ${nameOf(to)}.`;
  collector.report("ROUTE_NOT_ATTACHED", at, { ...data, reason });
}

function isOf({ model, allocations }: RoutingContext, to: RouteDestination, vpc: Vpc): boolean {
  if (to.kind === "vpc") return to.vpc.ref === vpc.ref;
  if (to.kind !== "prefix") return false;
  const blocks = blocksOfVpc(model, vpc, allocations).filter(({ routable }) => routable);
  return blocks.some(({ prefix }) => contains(prefix, to.prefix));
}

function prefixesOf({ model, allocations }: RoutingContext, to: RouteDestination): readonly Prefix[] {
  switch (to.kind) {
    case "vpc":
      return blocksOfVpc(model, to.vpc, allocations)
        .filter(({ routable }) => routable)
        .map(({ prefix }) => prefix);
    case "external":
      return to.range.prefixes;
    case "prefix":
      return [to.prefix];
    case "internet":
      return [prefix("0.0.0.0/0")];
    case "service":
      return [];
  }
}

function nameOf(to: RouteDestination): string {
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
