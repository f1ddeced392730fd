/** Which tables of a forwarder's own VPC lead to it, and to which of its instances while all is well. */
import { comparePrefixes, type Prefix } from "../../ip/prefix";
import { segmentOf } from "../../model/connectivity";
import type { Forwarder } from "../../model/forwarder";
import type { NetworkModel } from "../../model/network-model";
import type { Tier } from "../../model/vpc";
import { routedTiers } from "../reach/blocks";
import { hasDefaultRoute } from "../reach/default-route";
import { type Addresses, prefixesOf } from "../reach/parties";
import { tableAndDestination } from "../routing/wanted-route";
import { routeTableRef } from "../vpc/route-table-ref";
import { isWithin, waysIn } from "./ways-in";

export interface ForwardedRoute {
  readonly forwarder: Forwarder;
  readonly routeTable: string;
  readonly destination: Prefix;
  /** The AZ of the instance that the route leads to. */
  readonly zone: string;
}

/** In order of forwarder, table and destination. */
export function forwardedRoutes(addresses: Addresses): ForwardedRoute[] {
  return addresses.model.connectivity.forwarders.flatMap((forwarder) => routesOf(addresses, forwarder));
}

/** The tiers of its VPC that hold attachments by which packets for the forwarder come. */
export function doorTiers(model: NetworkModel, forwarder: Forwarder): Tier[] {
  const gateways = forwarder.sources.flatMap((source) => waysIn(model, forwarder, source));
  const names = new Set(gateways.map(({ gateway }) => gateway.tier));
  return forwarder.vpc.tiers.filter((tier) => !tier.reserved && names.has(tier.name));
}

function routesOf(addresses: Addresses, forwarder: Forwarder): ForwardedRoute[] {
  const { model } = addresses;
  const doors = doorTiers(model, forwarder);
  const inside = forwarder.sources.some((source) => isWithin(forwarder, source))
    ? insideTiers(model, forwarder)
    : [];
  const destinations = forwarder.destinations
    .flatMap((one) => prefixesOf(addresses, one))
    .sort(comparePrefixes);
  const routes = new Map<string, ForwardedRoute>();
  for (const tier of [...doors, ...inside]) {
    for (const { routeTable, zone } of tablesOf(tier, forwarder)) {
      for (const destination of destinations) {
        if (!doors.includes(tier) && destination.length === 0 && !isWithoutWayOut(forwarder, tier)) continue;
        const route = { forwarder, routeTable, destination, zone };
        routes.set(tableAndDestination(routeTable, destination), route);
      }
    }
  }
  return [...routes.values()];
}

/** Every tier that has routes to other networks, but for the forwarders' own and those of attachments. */
function insideTiers(model: NetworkModel, { vpc, tier }: Forwarder): Tier[] {
  const attached = model.connectivity.transitGateways.filter((gateway) => segmentOf(gateway, vpc));
  const doors = new Set(attached.map((gateway) => gateway.tier));
  return routedTiers(model, vpc).filter((one) => one.name !== tier.name && !doors.has(one.name));
}

function isWithoutWayOut({ vpc }: Forwarder, tier: Tier): boolean {
  return tier.access === "private" && !hasDefaultRoute(vpc, tier);
}

/** A table of one AZ leads to the forwarder there, where there is one; others lead to the first. */
function tablesOf(
  tier: Tier,
  forwarder: Forwarder,
): { readonly routeTable: string; readonly zone: string }[] {
  const { zones } = forwarder;
  const first = zones[0] as string;
  if (tier.routeTables === "shared") return [{ routeTable: routeTableRef(tier, undefined), zone: first }];
  return tier.subnets.map(({ availabilityZone }) => ({
    routeTable: routeTableRef(tier, availabilityZone),
    zone: zones.includes(availabilityZone) ? availabilityZone : first,
  }));
}
