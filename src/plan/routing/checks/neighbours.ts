/** What neighbours are told: no two gateways tell one the same, answers come back as they went, and AWS takes the number. */
import { defaultQuota, type QuotaName } from "../../../aws/quotas";
import { contains, formatPrefix, overlaps, type Prefix } from "../../../ip/prefix";
import {
  type DirectConnect,
  type JoiningGateway,
  joiningGateways,
  type OutsideAttachment,
  type TransitGateway,
  type Vpn,
} from "../../../model/connectivity";
import { type Addressed, advertised, announced } from "../announced";
import type { RoutingContext } from "../context";

interface Checked extends RoutingContext {
  readonly told: Map<DirectConnect, readonly Prefix[]>;
}

export function checkNeighbours(routing: RoutingContext): void {
  const context: Checked = { ...routing, told: new Map() };
  const { directConnects, vpns } = context.model.connectivity;
  checkSummaries(context, joiningGateways(context.model.connectivity));
  checkShared(context, directConnects);
  for (const dx of directConnects) {
    checkForeign(context, dx);
    for (const vpn of vpns) checkReturn(context, dx, vpn);
    checkCount(context, dx, toldBy(context, dx).length, "dxPrefixesTold", "told to");
    checkCount(context, dx, rangesOf(dx).length, "dxPrefixesLearned", "behind");
  }
  for (const vpn of vpns.filter(({ routing }) => routing === "bgp")) {
    checkCount(
      context,
      vpn,
      advertised(context, gatewayOf(context, vpn), vpn).length,
      "vpnRoutesTold",
      "told to",
    );
    checkCount(context, vpn, rangesOf(vpn).length, "vpnRoutesLearned", "behind");
  }
}

function gatewayOf({ model }: Addressed, { transitGateway }: OutsideAttachment): TransitGateway {
  return model.connectivity.transitGateways.find(({ name }) => name === transitGateway) as TransitGateway;
}

/** Asked again and again, and made of all blocks of a segment. */
function toldBy(context: Checked, dx: DirectConnect): readonly Prefix[] {
  const told = context.told.get(dx) ?? announced(context, gatewayOf(context, dx), dx);
  context.told.set(dx, told);
  return told;
}

function rangesOf({ ranges }: OutsideAttachment): Prefix[] {
  return ranges.flatMap(({ prefixes }) => prefixes);
}

/** In place of every single block a summary of everything would be the only route, ways back and out among them. */
function checkSummaries({ collector }: RoutingContext, gateways: readonly JoiningGateway[]): void {
  for (const { summaries, name, at } of gateways)
    if (summaries.some(({ length }) => length === 0))
      collector.report("SUMMARY_OF_EVERYTHING", at, { gateway: name });
}

/** Gateways that are joined by one Direct Connect gateway. */
function checkShared(context: Checked, all: readonly DirectConnect[]): void {
  const { collector } = context;
  for (const [index, dx] of all.entries())
    for (const other of all.slice(0, index)) {
      if (other.gatewayId !== dx.gatewayId || other.transitGateway === dx.transitGateway) continue;
      const [gateway, former] = [gatewayOf(context, dx), gatewayOf(context, other)];
      const related = [{ at: other.at, note: "the other connection" }];
      const names = { gateway: gateway.name, other: former.name, id: dx.gatewayId };
      if (gateway.asn === former.asn)
        collector.report("NEIGHBOUR_ASN_TWICE", dx.at, { ...names, asn: gateway.asn }, related);
      const before = toldBy(context, other);
      const both = toldBy(context, dx).filter((one) => before.some((two) => overlaps(one, two)));
      const [first] = both;
      if (first)
        collector.report("NEIGHBOUR_TOLD_TWICE", dx.at, { ...names, told: formatPrefix(first) }, related);
    }
}

/** A longer prefix wins whatever the path, so what a VPN tells in detail comes back by the VPN. */
function checkReturn(context: Checked, dx: DirectConnect, vpn: Vpn): void {
  if (vpn.routing !== "bgp") return;
  const [own, others] = [rangesOf(dx), rangesOf(vpn)];
  if (!own.some((one) => others.some((two) => overlaps(one, two)))) return;
  const wide = toldBy(context, dx);
  const narrow = advertised(context, gatewayOf(context, vpn), vpn);
  const stolen = narrow.find((one) => wide.some((two) => two.length < one.length && contains(two, one)));
  if (!stolen) return;
  const summary = wide.find((two) => contains(two, stolen)) as Prefix;
  const data = {
    dx: dx.name,
    vpn: vpn.name,
    summary: formatPrefix(summary),
    told: formatPrefix(stolen),
  };
  context.collector.report("NEIGHBOUR_RETURN_BY_VPN", dx.at, data, [{ at: vpn.at, note: "the VPN" }]);
}

/** A summary that is announced brings what is sent to all of it, to networks of others too. */
function checkForeign(context: Checked, dx: DirectConnect): void {
  const { model, collector } = context;
  const told = toldBy(context, dx);
  const reached = [...model.connectivity.vpns, ...model.connectivity.directConnects]
    .filter(({ transitGateway }) => transitGateway === dx.transitGateway)
    .flatMap(rangesOf);
  const foreign = model.scopes
    .filter(({ overlapAllowed }) => !overlapAllowed)
    .flatMap(({ external }) => external)
    .flatMap(({ name, prefixes }) => prefixes.map((prefix) => ({ name, prefix })))
    .filter(({ prefix }) => !reached.some((one) => contains(one, prefix)));
  for (const { name, prefix } of foreign) {
    const summary = told.find((one) => one.length > 0 && contains(one, prefix));
    if (!summary) continue;
    const data = { dx: dx.name, summary: formatPrefix(summary), range: name, prefix: formatPrefix(prefix) };
    collector.report("NEIGHBOUR_TOLD_FOREIGN", dx.at, data);
  }
}

function checkCount(
  { collector }: RoutingContext,
  { name, at }: OutsideAttachment,
  count: number,
  quota: QuotaName,
  where: string,
): void {
  const limit = defaultQuota(quota);
  if (count > limit) collector.report("NEIGHBOUR_PREFIXES", at, { name, count, limit, where });
}
