/** Tables of a transit gateway in which a destination stands twice, or a route takes a part of some VPC's addresses. */
import type { SourceRange } from "../../../diagnostics/source";
import { contains, formatPrefix, type Prefix } from "../../../ip/prefix";
import { type JoiningGateway, joiningGateways, type Segment } from "../../../model/connectivity";
import type { RoutingContext } from "../context";
import { knowledgeOf } from "../segment-knowledge";

interface Entry {
  readonly prefix: Prefix;
  readonly what: string;
  readonly announced?: boolean;
  readonly at: SourceRange;
}

export function checkTransitTables(context: RoutingContext): void {
  for (const gateway of joiningGateways(context.model.connectivity)) {
    for (const segment of gateway.segments) {
      checkTable(context, gateway, segment);
      checkParts(context, gateway, segment);
    }
  }
}

function checkTable(context: RoutingContext, gateway: JoiningGateway, segment: Segment): void {
  const known = new Map<string, Entry>();
  for (const entry of entriesOf(context, gateway, segment)) {
    const destination = formatPrefix(entry.prefix);
    const other = known.get(destination);
    known.set(destination, entry);
    if (!other || other.what === entry.what || (other.announced && entry.announced)) continue;
    context.collector.report(
      "TRANSIT_ROUTE_CONFLICT",
      entry.at,
      { segment: segment.name, gateway: gateway.name, destination, what: entry.what, other: other.what },
      [{ at: other.at, note: other.what }],
    );
  }
}

/** A summary hides such a route from the VPCs' own tables, where it would be told as the overlap that it is. */
function checkParts(context: RoutingContext, gateway: JoiningGateway, segment: Segment): void {
  const known = knowledgeOf(context, gateway, segment);
  const summarised = (prefix: Prefix) => gateway.summaries.some((summary) => contains(summary, prefix));
  for (const { prefix, to, at } of segment.routes.filter((route) => summarised(route.prefix))) {
    const whole = known.find(
      (one) => one.prefix.length < prefix.length && contains(one.prefix, prefix) && one.owner !== to.ref,
    );
    if (!whole || whole.owner.startsWith("external:")) continue;
    const via = `transit-gateway/${gateway.name}`;
    const [cidr, otherCidr] = [formatPrefix(prefix), formatPrefix(whole.prefix)];
    const way = (block: string, owner: string) => `segment ${segment.name} → ${via} → ${block} of ${owner}`;
    context.collector.report(
      "ROUTE_OVERLAP",
      at,
      {
        vpc: `segment ${segment.name}`,
        cidr,
        owner: to.ref,
        via,
        otherCidr,
        other: whole.owner,
        otherVia: via,
        path: `${way(cidr, to.ref)}; ${way(otherCidr, whole.owner)}`,
      },
      [{ at: whole.at, note: whole.what }],
    );
  }
}

/** What a segment's table knows, from whom: VPCs, ranges outside, and what is declared. */
function entriesOf(context: RoutingContext, gateway: JoiningGateway, segment: Segment): Entry[] {
  return [
    ...knowledgeOf(context, gateway, segment),
    ...segment.routes.map(({ prefix, to, at }) => ({ prefix, what: `a static route to ${to.ref}`, at })),
    ...segment.blackholes.map(({ prefix, at }) => ({ prefix, what: "a blackhole", at })),
  ];
}
