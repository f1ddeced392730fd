/** Tables of a transit gateway in which one destination stands twice, so that one of the two would never be used. */

import type { SourceRange } from "../../../diagnostics/source";
import { formatPrefix, type Prefix } from "../../../ip/prefix";
import type { Segment, TransitGateway } from "../../../model/connectivity";
import type { RoutingContext } from "../context";
import { knowledgeOf } from "../segment-knowledge";

interface Entry {
  readonly prefix: Prefix;
  readonly what: string;
  readonly at: SourceRange;
}

export function checkTransitTables(context: RoutingContext): void {
  for (const gateway of context.model.connectivity.transitGateways) {
    for (const segment of gateway.segments) checkTable(context, gateway, segment);
  }
}

function checkTable(context: RoutingContext, gateway: TransitGateway, segment: Segment): void {
  const known = new Map<string, Entry>();
  for (const entry of entriesOf(context, gateway, segment)) {
    const destination = formatPrefix(entry.prefix);
    const other = known.get(destination);
    known.set(destination, entry);
    if (!other || other.what === entry.what) continue;
    context.collector.report(
      "TRANSIT_ROUTE_CONFLICT",
      entry.at,
      { segment: segment.name, gateway: gateway.name, destination, what: entry.what, other: other.what },
      [{ at: other.at, note: other.what }],
    );
  }
}

/** What a segment's table knows, from whom: VPCs, ranges outside, and what is declared. */
function entriesOf(context: RoutingContext, gateway: TransitGateway, segment: Segment): Entry[] {
  return [
    ...knowledgeOf(context, gateway, segment),
    ...segment.routes.map(({ prefix, to, at }) => ({ prefix, what: `a static route to ${to.ref}`, at })),
    ...segment.blackholes.map(({ prefix, at }) => ({ prefix, what: "a blackhole", at })),
  ];
}
