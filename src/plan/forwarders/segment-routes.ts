/** What forwarders are asked for, as routes of the segments that their sources are in. */
import { samePrefix } from "../../ip/prefix";
import type { Segment, SegmentRoute, TransitGateway } from "../../model/connectivity";
import type { NetworkModel } from "../../model/network-model";
import { type Addresses, prefixesOf } from "../reach/parties";
import { waysIn } from "./ways-in";

/** The model in which a segment leads to each forwarder's VPC what its members want through it. */
export function withForwarderRoutes(addresses: Addresses): NetworkModel {
  const { model } = addresses;
  const { connectivity } = model;
  if (connectivity.forwarders.length === 0) return model;
  const transitGateways = connectivity.transitGateways.map((gateway) => ({
    ...gateway,
    segments: gateway.segments.map((segment) => ({
      ...segment,
      routes: merged(segment, routesOf(addresses, gateway, segment)),
    })),
  }));
  return { ...model, connectivity: { ...connectivity, transitGateways } };
}

/** A route that is declared as well is one route; what all of the segment is sent on by a forwarder goes on from there. */
function merged({ routes, vpcs }: Segment, forwarded: readonly SegmentRoute[]): SegmentRoute[] {
  const same = (a: SegmentRoute, b: SegmentRoute) => a.to.ref === b.to.ref && samePrefix(a.prefix, b.prefix);
  const declared = routes.map((route) => {
    const forwardedFor = forwarded.find((one) => same(one, route))?.forwardedFor;
    return forwardedFor && vpcs.every(({ ref }) => forwardedFor.includes(ref))
      ? { ...route, forwardedFor }
      : route;
  });
  return [...declared, ...forwarded.filter((one) => !routes.some((route) => same(one, route)))];
}

function routesOf(addresses: Addresses, gateway: TransitGateway, segment: Segment): SegmentRoute[] {
  const { model } = addresses;
  const routes: SegmentRoute[] = [];
  for (const forwarder of model.connectivity.forwarders) {
    const sources = forwarder.sources.filter((source) =>
      waysIn(model, forwarder, source).some(
        (way) => way.gateway.name === gateway.name && way.segment.name === segment.name,
      ),
    );
    if (sources.length === 0) continue;
    const forwardedFor = sources.flatMap((source) => (source.kind === "vpc" ? [source.vpc.ref] : []));
    const { vpc: to, at } = forwarder;
    for (const prefix of forwarder.destinations.flatMap((one) => prefixesOf(addresses, one))) {
      const before = routes.findIndex((one) => one.to.ref === to.ref && samePrefix(one.prefix, prefix));
      const others = routes[before]?.forwardedFor ?? [];
      const route = { prefix, to, at, forwardedFor: [...new Set([...others, ...forwardedFor])] };
      if (before < 0) routes.push(route);
      else routes[before] = route;
    }
  }
  return routes;
}
