/** What neighbours are told by BGP: by Direct Connect what is listed for it, by a VPN what its table has. */
import { aggregate } from "../../ip/aggregate";
import { comparePrefixes, contains, formatPrefix, type Prefix, prefix } from "../../ip/prefix";
import {
  type DirectConnect,
  type Segment,
  segmentsJoined,
  type TransitGateway,
  type Vpn,
} from "../../model/connectivity";
import { blocksOfVpc } from "../reach/blocks";
import type { RoutingContext } from "./context";
import { knowledgeOf } from "./segment-knowledge";

export type Addressed = Pick<RoutingContext, "model" | "allocations">;

const EVERYTHING = prefix("0.0.0.0/0");

/**
 * What the other side learns: all that it is to reach, by itself, a forwarder or another connection, in as few prefixes
 * as hold just this and the summaries. Its own ranges, which a VPN beside it may have too, are no news to it.
 */
export function announced(
  { model, allocations }: Addressed,
  gateway: TransitGateway,
  dx: DirectConnect,
): Prefix[] {
  const segment = segmentNamed(gateway, dx.segment);
  const joined = gateway.segments.filter((other) => segment && segmentsJoined(segment, other));
  const vpcs = joined.flatMap((s) => s.vpcs);
  const blocks = vpcs.flatMap((vpc) => blocksOfVpc(model, vpc, allocations));
  const { vpns, directConnects } = model.connectivity;
  const mine = dx.ranges.flatMap(({ prefixes }) => prefixes);
  const others = [...vpns, ...directConnects.filter(({ gatewayId }) => gatewayId !== dx.gatewayId)]
    .filter((other) => other.transitGateway === gateway.name)
    .filter((other) => joined.some(({ name }) => name === other.segment))
    .flatMap(({ ranges }) => ranges.flatMap(({ prefixes }) => prefixes))
    .filter((prefix) => !mine.some((range) => contains(range, prefix)));
  const known = [...blocks.filter(({ routable }) => routable), ...(segment?.routes ?? [])];
  const all = [...gateway.summaries, ...known.map(({ prefix }) => prefix), ...others];
  // A default route swallows nothing: the other side may well prefer another one, and still needs the rest.
  const defaults = all.some(({ length }) => length === 0) ? [EVERYTHING] : [];
  return [...defaults, ...aggregate(all.filter(({ length }) => length > 0))];
}

/**
 * The routes of the table that the connection is associated with, one by one: AWS summarises nothing for a VPN. Its own
 * ranges are not told back to it.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpn-attachments.html
 */
export function advertised(context: Addressed, gateway: TransitGateway, vpn: Vpn): Prefix[] {
  const segment = segmentNamed(gateway, vpn.segment);
  if (!segment) return [];
  const own = vpn.ranges.flatMap(({ prefixes }) => prefixes);
  const known = [...knowledgeOf(context, gateway, segment), ...segment.routes].map(({ prefix }) => prefix);
  const others = known.filter((one) => !own.some((range) => contains(range, one)));
  return [...new Map(others.map((one) => [formatPrefix(one), one])).values()].sort(comparePrefixes);
}

export function segmentNamed(gateway: TransitGateway, name: string): Segment | undefined {
  return gateway.segments.find((segment) => segment.name === name);
}
