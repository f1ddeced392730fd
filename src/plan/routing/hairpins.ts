/**
 * Keeps a default route from leading back in. What a segment's table does not know follows its default route to the
 * egress VPC, whose own table knows more, and would send it on to a VPC that the segment is kept from:
 *
 *     dev ──0.0.0.0/0──▶ egress VPC ──10.144.0.0/20──▶ prod      and two such segments would meet there
 *
 * So the table drops these destinations; what it does know is more specific, and wins. A default route in two halves,
 * 0.0.0.0/1 and 128.0.0.0/1, is one all the same.
 * https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-nat-igw.html
 */
import type { SourceRange } from "../../diagnostics/source";
import { comparePrefixes, contains, formatPrefix, type Prefix, samePrefix } from "../../ip/prefix";
import { type Segment, segmentOf, type TransitGateway } from "../../model/connectivity";
import type { RoutingContext } from "./context";
import { knowledgeOf, WIDEST_CLAIM } from "./segment-knowledge";

export interface Hairpin {
  readonly prefix: Prefix;
  readonly at: SourceRange;
}

/** The destinations to drop: a summary where one holds them, as that stays when VPCs come and go. */
export function hairpinsOf(context: RoutingContext, gateway: TransitGateway, segment: Segment): Hairpin[] {
  const known = knowledgeOf(context, gateway, segment);
  const written = [...segment.routes, ...segment.blackholes].map(({ prefix }) => prefix);
  const taken = [...known.map(({ prefix }) => prefix), ...written];
  const isTaken = (prefix: Prefix) => taken.some((one) => samePrefix(one, prefix));
  const dropped = new Map<string, Hairpin>();
  for (const { prefix: destination, to, at } of segment.routes) {
    const beyond = destination.length < WIDEST_CLAIM ? segmentOf(gateway, to) : undefined;
    if (!beyond) continue;
    for (const { prefix, owner } of knowledgeOf(context, gateway, beyond)) {
      if (!contains(destination, prefix)) continue;
      const reached = known.some((one) => one.owner === owner && samePrefix(one.prefix, prefix));
      if (reached || written.some((one) => one.length >= WIDEST_CLAIM && contains(one, prefix))) continue;
      const summary = gateway.summaries.find((one) => contains(one, prefix) && !isTaken(one));
      const drop = summary ?? prefix;
      dropped.set(formatPrefix(drop), { prefix: drop, at });
    }
  }
  return [...dropped.values()].sort((a, b) => comparePrefixes(a.prefix, b.prefix));
}
