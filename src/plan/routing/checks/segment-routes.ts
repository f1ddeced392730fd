/** Routes of a segment to a VPC: it is attached, it answers, and it sends on what it is sent. */
import { formatPrefix } from "../../../ip/prefix";
import {
  type Segment,
  type SegmentRoute,
  segmentOf,
  segmentsJoined,
  type TransitGateway,
} from "../../../model/connectivity";
import { hasNat } from "../../reach/default-route";
import type { RoutingContext } from "../context";

export function checkSegmentRoutes(context: RoutingContext): void {
  for (const gateway of context.model.connectivity.transitGateways) {
    for (const segment of gateway.segments) {
      for (const route of segment.routes) checkRoute(context, gateway, segment, route);
    }
  }
}

function checkRoute(
  { collector }: RoutingContext,
  gateway: TransitGateway,
  segment: Segment,
  { prefix, to, forwardedFor, at }: SegmentRoute,
): void {
  const facts = {
    segment: segment.name,
    gateway: gateway.name,
    destination: formatPrefix(prefix),
    vpc: to.ref,
  };
  const other = segmentOf(gateway, to);
  if (!other) {
    collector.report("ROUTE_BLACKHOLE", at, facts);
    return;
  }
  if (!segmentsJoined(segment, other)) {
    collector.report("ROUTE_NO_RETURN", at, { ...facts, other: other.name }, [
      { at: other.at, note: `segment ${other.name}` },
    ]);
  }
  const tier = to.tiers.find(({ name }) => name === gateway.tier);
  // Where a forwarder stands behind the attachment, its own way on is checked with it.
  if (prefix.length === 0 && !forwardedFor && tier && !hasNat(to, tier)) {
    collector.report("ROUTE_DEAD_END", at, { ...facts, tier: tier.name }, [
      { at: tier.at, note: "the tier that the attachment is in" },
    ]);
  }
}
