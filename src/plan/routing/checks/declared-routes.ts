/** Routes that are declared one by one: what AWS would drop is refused, with what to use instead. */
import { contains, type Prefix, prefix } from "../../../ip/prefix";
import {
  type DeclaredRoute,
  type ForeignPeering,
  joiningGateways,
  leadsTo,
  type RouteDestination,
  type Segment,
  segmentOf,
  segmentsJoined,
} from "../../../model/connectivity";
import type { Vpc } from "../../../model/vpc";
import { blocksOfVpc } from "../../reach/blocks";
import type { RoutingContext } from "../context";
import { connectionName } from "../wanted-route";
import { INSTEAD_OF_PEERING, missing, nameOf } from "./declared-route-words";

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
  const foreign = model.connectivity.foreignPeerings.find(({ name }) => name === via.name);
  if (foreign) checkOverForeignPeering(context, route, foreign);
  const peering = model.connectivity.peerings.find(({ name }) => name === via.name);
  if (!peering) return;
  const ends = [peering.requester, peering.accepter];
  const destination = nameOf(to);
  const data = { vpc: from.ref, destination, via: connectionName(via) };
  if (!ends.some(({ ref }) => ref === from.ref)) {
    const reason = `${from.ref} is on neither side of it.`;
    const instead = `Name a connection that ${from.ref} is on, or remove the route.`;
    collector.report("ROUTE_NOT_ATTACHED", at, { ...data, reason, instead });
    return;
  }
  const peer = ends.find(({ ref }) => ref !== from.ref) ?? from;
  if (isOf(context, to, peer)) return;
  const path = `${from.ref} → ${peer.ref} → ${destination}`;
  collector.report("ROUTE_EDGE_TO_EDGE", at, { ...data, path, instead: INSTEAD_OF_PEERING[to.kind] }, [
    { at: peering.at, note: "the peering" },
  ]);
}

function checkOverForeignPeering(
  context: RoutingContext,
  { from, to, via, at }: DeclaredRoute,
  peering: ForeignPeering,
): void {
  const destination = nameOf(to);
  const data = { vpc: from.ref, destination, via: connectionName(via) };
  if (peering.vpc.ref !== from.ref) {
    const reason = `${from.ref} is not the VPC that requests it.`;
    const instead = `Name a connection that ${from.ref} is on, or remove the route.`;
    context.collector.report("ROUTE_NOT_ATTACHED", at, { ...data, reason, instead });
    return;
  }
  if (leadsTo(peering, { prefixes: prefixesOf(context, to) })) return;
  const path = `${from.ref} → ${peering.peer.id} → ${destination}`;
  const edge = { ...data, path, instead: INSTEAD_OF_PEERING[to.kind] };
  context.collector.report("ROUTE_EDGE_TO_EDGE", at, edge, [{ at: peering.at, note: "the peering" }]);
}

function checkOverGateway(context: RoutingContext, { from, to, via, at }: DeclaredRoute): void {
  const { model, collector } = context;
  const gateway = joiningGateways(model.connectivity).find(({ name }) => name === via.name);
  if (!gateway) return;
  const data = { vpc: from.ref, destination: nameOf(to), via: connectionName(via) };
  const segment = segmentOf(gateway, from);
  if (!segment) {
    const reason = `${from.ref} is in no segment of it.`;
    const instead = `Add ${from.ref} to a segment of ${data.via}, or remove the route.`;
    collector.report("ROUTE_NOT_ATTACHED", at, { ...data, reason, instead });
    return;
  }
  const joined = gateway.segments.filter((other) => segmentsJoined(segment, other));
  const { vpns, directConnects } = model.connectivity;
  const outside = [...vpns, ...directConnects].filter((one) => one.transitGateway === gateway.name);
  const isIn = (prefix: Prefix, { name, vpcs, ranges }: Segment) =>
    leadsTo({ ranges }, { prefixes: [prefix] }) ||
    vpcs.some((vpc) => isOf(context, { kind: "prefix", prefix }, vpc)) ||
    outside.some((one) => one.segment === name && leadsTo(one, { prefixes: [prefix] }));
  const reached = (prefix: Prefix) =>
    joined.some((other) => isIn(prefix, other)) ||
    segment.routes.some((route) => contains(route.prefix, prefix));
  const prefixes = prefixesOf(context, to);
  if (prefixes.length > 0 && prefixes.every(reached)) return;
  const holder = gateway.segments.find((other) => prefixes.some((prefix) => isIn(prefix, other)));
  const reason =
    holder === segment
      ? `Segment ${segment.name}, which both are in, is isolated.`
      : `Segment ${segment.name}, which ${from.ref} is in, has no way to ${data.destination}.`;
  const instead = `${missing(gateway, segment, holder, to)}, or remove the route.`;
  collector.report("ROUTE_NOT_ATTACHED", at, { ...data, reason, instead });
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
