/** Plans what a segment's table leads to: the VPCs it knows, routes beyond them, and what is dropped. */
import { formatPrefix } from "../../ip/prefix";
import type { Segment, TransitGateway } from "../../model/connectivity";
import type { Vpc } from "../../model/vpc";
import type { Identifier } from "../planned/exchange";
import type { Because } from "../planned/planned";
import type { PlannedTransitRoute } from "../planned/transit-gateway";
import { blocksOfVpc } from "../reach/blocks";
import { attachmentInHub } from "./attachment-identifiers";
import { acceptPlaceOf, type RoutingContext } from "./context";
import { hairpinsOf } from "./hairpins";
import { becauseOf, gatewayIn, tableValue } from "./transit-identifiers";

/**
 * How a table knows a VPC: by static routes to the blocks that the plan gives it. Propagation would announce whatever
 * blocks the VPC's account adds to it.
 */
export function planKnowledge(
  { model, allocations }: RoutingContext,
  segment: Segment,
  vpc: Vpc,
  attachment: Identifier,
  table: Identifier,
  because: Because,
): PlannedTransitRoute[] {
  return blocksOfVpc(model, vpc, allocations)
    .filter(({ routable }) => routable)
    .map(({ prefix }) => transitRoute(segment, formatPrefix(prefix), because, table, attachment));
}

/** The ref of a route, as of everything with a destination, is made from that. */
function transitRoute(
  segment: Segment,
  destination: string,
  because: Because,
  table: Identifier,
  attachment: Identifier | undefined,
): PlannedTransitRoute {
  return {
    kind: "transit-route",
    ref: `${segment.ref}/to/${destination.replace("/", "-")}`,
    because,
    table,
    destination,
    target: attachment ? { to: "attachment", attachment } : { to: "blackhole" },
  };
}

export function planSegmentRoutes(
  context: RoutingContext,
  gateway: TransitGateway,
  segment: Segment,
): PlannedTransitRoute[] {
  const ref = becauseOf(gateway, segment).ref;
  const table = gatewayIn(acceptPlaceOf(gateway), gateway).value(tableValue(segment));
  const drops = [...segment.blackholes, ...hairpinsOf(context, gateway, segment)];
  const dropped = drops.map(({ prefix, at }) =>
    transitRoute(segment, formatPrefix(prefix), { ref, at }, table, undefined),
  );
  const beyond = segment.routes.flatMap(({ prefix, to, at }) => {
    const its = gateway.segments.find(({ vpcs }) => vpcs.some((vpc) => vpc.ref === to.ref));
    const attachment = its && attachmentInHub(gateway, its, to);
    return attachment ? [transitRoute(segment, formatPrefix(prefix), { ref, at }, table, attachment)] : [];
  });
  return [...dropped, ...beyond];
}
