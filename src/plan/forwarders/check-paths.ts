/** Paths through a forwarder that cannot work: no way in, no way on, in circles, or none of two ready to take over. */
import { familyOf } from "../../aws/cidr-families";
import { contains, formatPrefix, type Prefix, samePrefix } from "../../ip/prefix";
import { type Segment, segmentOf, type TransitGateway } from "../../model/connectivity";
import type { Forwarder, ForwarderSource } from "../../model/forwarder";
import { blocksOfVpc, routedTiers } from "../reach/blocks";
import { hasDefaultRoute, hasNat } from "../reach/default-route";
import { prefixesOf } from "../reach/parties";
import type { RoutingContext } from "../routing/context";
import { knowledgeOf } from "../routing/segment-knowledge";
import { connectionName, tableAndDestination, type WantedRoute } from "../routing/wanted-route";
import { routeTableRef } from "../vpc/route-table-ref";
import { doorTiers, type ForwardedRoute } from "./forwarded-routes";
import { isWithin, waysIn } from "./ways-in";

/** `context.model` is the one with the forwarders' own routes in the segments. */
export function checkForwarderPaths(
  context: RoutingContext,
  wanted: readonly WantedRoute[],
  routes: readonly ForwardedRoute[],
): void {
  for (const forwarder of context.model.connectivity.forwarders) {
    checkSources(context, forwarder);
    checkTier(context, forwarder);
    if (forwarder.balanced) checkTables(context, forwarder, routes);
    const prefixes = forwarder.destinations.flatMap((one) => prefixesOf(context, one));
    for (const prefix of prefixes) checkOnward(context, forwarder, prefix, wanted);
  }
  checkOnce(context, routes);
}

function checkSources({ model, collector }: RoutingContext, forwarder: Forwarder): void {
  const { name, vpc, at } = forwarder;
  for (const source of forwarder.sources) {
    if (isWithin(forwarder, source) || waysIn(model, forwarder, source).length > 0) continue;
    const data = { forwarder: name, source: nameOf(source), vpc: vpc.ref };
    collector.report("FORWARDER_UNREACHED", at, data);
  }
}

function nameOf(source: ForwarderSource): string {
  return source.kind === "vpc" ? source.vpc.ref : `external:${source.range.name}`;
}

function checkTier({ model, collector }: RoutingContext, forwarder: Forwarder): void {
  const { name, vpc, tier, destinations, balanced, at } = forwarder;
  if (balanced && balanced.most <= balanced.least)
    collector.report("FORWARDER_INSTANCES", at, { forwarder: name, ...balanced });
  if (tier.subnets.length < 2) collector.report("FORWARDER_ALONE", at, { forwarder: name, tier: tier.ref });
  const doors = doorTiers(model, forwarder);
  for (const door of doors) {
    const data = { forwarder: name, tier: door.ref };
    const related = [{ at: door.at, note: "the tier" }];
    if (door.name === tier.name) collector.report("FORWARDER_TIER", at, data, related);
    else if (destinations.some(({ kind }) => kind === "internet") && hasDefaultRoute(vpc, door))
      collector.report("FORWARDER_DEFAULT_ROUTE", at, data, related);
  }
}

/** An endpoint stays in its AZ, so tables that lead there should be of that AZ alone. */
function checkTables(
  { collector }: RoutingContext,
  forwarder: Forwarder,
  routes: readonly ForwardedRoute[],
): void {
  const { name, vpc, at } = forwarder;
  for (const tier of vpc.tiers) {
    if (tier.routeTables !== "shared" || tier.subnets.length < 2) continue;
    const table = routeTableRef(tier, undefined);
    const route = routes.find((one) => one.forwarder === forwarder && one.routeTable === table);
    if (!route) continue;
    const data = { forwarder: name, tier: tier.ref, zone: route.zone };
    collector.report("FORWARDER_SHARED_TABLE", at, data, [{ at: tier.at, note: "the tier" }]);
  }
}

/** From the forwarders' own tier there is a route on, and it does not lead back to them. */
function checkOnward(
  context: RoutingContext,
  forwarder: Forwarder,
  prefix: Prefix,
  wanted: readonly WantedRoute[],
): void {
  const { model, allocations, collector } = context;
  const { name, vpc, tier, at } = forwarder;
  const destination = formatPrefix(prefix);
  const block = blocksOfVpc(model, vpc, allocations).find((one) => contains(one.prefix, prefix));
  if (block) {
    const path = `${vpc.ref} → ${vpc.ref}`;
    const data = {
      vpc: vpc.ref,
      destination,
      via: `forwarder/${name}`,
      block: formatPrefix(block.prefix),
      path,
    };
    collector.report("ROUTE_INTO_OWN_VPC", at, data);
    return;
  }
  const routed = routedTiers(model, vpc).some((one) => one.name === tier.name);
  const [onward] = wanted
    .filter((route) => routed && route.vpc.ref === vpc.ref && contains(route.destination, prefix))
    .sort((a, b) => b.destination.length - a.destination.length);
  // The internet carries nothing for private addresses, so NAT is no way on to them.
  const byNat = familyOf(prefix) === "other" && hasNat(vpc, tier);
  const end = onward ? endOf(context, forwarder, prefix, onward) : byNat || "nowhere";
  if (end === "nowhere") {
    collector.report("FORWARDER_DEAD_END", at, { forwarder: name, destination, tier: tier.ref }, [
      { at: tier.at, note: "the forwarders' tier" },
    ]);
  } else if (typeof end === "object") {
    const via = connectionName((onward as WantedRoute).over);
    collector.report("FORWARDER_LOOP", at, { forwarder: name, destination, via, segment: end.name });
  }
}

/** The segment that would lead back to the forwarder, or `nowhere` where the gateway's table knows of no destination. */
function endOf(
  context: RoutingContext,
  { vpc }: Forwarder,
  prefix: Prefix,
  { over }: WantedRoute,
): Segment | "nowhere" | true {
  if (over.kind === "peering") return true;
  const gateways = context.model.connectivity.transitGateways;
  const gateway = gateways.find(({ name }) => name === over.name) as TransitGateway;
  const segment = segmentOf(gateway, vpc) as Segment;
  const lead = segment.routes.find((one) => contains(one.prefix, prefix));
  if (lead?.to.ref === vpc.ref && samePrefix(lead.prefix, prefix)) return segment;
  const known = knowledgeOf(context, gateway, segment).some((one) => contains(one.prefix, prefix));
  return known || lead !== undefined || "nowhere";
}

/** One table has one route to a destination. */
function checkOnce({ collector }: RoutingContext, routes: readonly ForwardedRoute[]): void {
  const taken = new Map<string, Forwarder>();
  const told = new Set<string>();
  for (const { forwarder, routeTable, destination } of routes) {
    const key = tableAndDestination(routeTable, destination);
    const other = taken.get(key);
    taken.set(key, forwarder);
    const pair = `${forwarder.name} ${other?.name}`;
    if (!other || told.has(pair)) continue;
    told.add(pair);
    const data = { forwarder: forwarder.name, other: other.name, destination: formatPrefix(destination) };
    collector.report("FORWARDER_TWICE", forwarder.at, data, [{ at: other.at, note: "the other forwarder" }]);
  }
}
