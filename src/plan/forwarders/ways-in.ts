/** How the packets of a forwarder's source come into its VPC: from within, or by a transit gateway; there is no third way. */
import { leadsTo, type Segment, segmentOf, type TransitGateway } from "../../model/connectivity";
import type { Forwarder, ForwarderSource } from "../../model/forwarder";
import type { NetworkModel } from "../../model/network-model";

export interface WayIn {
  readonly gateway: TransitGateway;
  /** The segment that the source is in. */
  readonly segment: Segment;
}

export function isWithin(forwarder: Forwarder, source: ForwarderSource): boolean {
  return source.kind === "vpc" && source.vpc.ref === forwarder.vpc.ref;
}

/** The transit gateways that both the source and the forwarder's VPC are on. */
export function waysIn(
  { connectivity }: NetworkModel,
  forwarder: Forwarder,
  source: ForwarderSource,
): WayIn[] {
  if (isWithin(forwarder, source)) return [];
  const gateways = connectivity.transitGateways.filter((gateway) => segmentOf(gateway, forwarder.vpc));
  return gateways.flatMap((gateway) => {
    if (source.kind === "vpc") {
      const segment = segmentOf(gateway, source.vpc);
      return segment ? [{ gateway, segment }] : [];
    }
    const behind = [...connectivity.vpns, ...connectivity.directConnects].filter(
      (outside) => outside.transitGateway === gateway.name && leadsTo(outside, source.range),
    );
    const segments = gateway.segments.filter((segment) => behind.some((out) => out.segment === segment.name));
    return segments.map((segment) => ({ gateway, segment }));
  });
}
