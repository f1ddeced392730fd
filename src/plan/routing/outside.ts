/** Plans a transit gateway's ways out of AWS: VPN connections and Direct Connect gateways, all in the hub's base stack. */
import { GREATEST_BGP_ASN } from "../../aws/asns";
import { aggregate } from "../../ip/aggregate";
import { contains, formatPrefix } from "../../ip/prefix";
import {
  type DirectConnect,
  type OutsideAttachment,
  type Segment,
  segmentsJoined,
  type TransitGateway,
  type Vpn,
} from "../../model/connectivity";
import type { NetworkModel } from "../../model/network-model";
import type { OwnIdentifier } from "../planned/exchange";
import type { Because } from "../planned/planned";
import type { Planned } from "../planned/stack";
import { blocksOfVpc } from "./blocks";
import type { RoutingContext } from "./context";
import { own } from "./vpc-identifiers";

export function planOutside(
  model: NetworkModel,
  gateway: TransitGateway,
  context: RoutingContext,
): Planned[] {
  const { vpns, directConnects } = model.connectivity;
  const mine = ({ transitGateway }: OutsideAttachment) => transitGateway === gateway.name;
  return [
    ...vpns.filter(mine).flatMap((vpn) => planVpn(gateway, vpn)),
    ...directConnects.filter(mine).flatMap((dx) => planDirectConnect(context, gateway, dx)),
  ];
}

function planVpn(gateway: TransitGateway, vpn: Vpn): Planned[] {
  const because: Because = { ref: `connectivity/vpns/${vpn.name}`, at: vpn.at };
  const ref = `${gateway.account}/${gateway.region}/vpn/${vpn.name}`;
  const common = { ref, because, name: vpn.name, tags: {} };
  const { address, asn } = vpn.customerGateway;
  const staticRoutes = vpn.routing === "static";
  const attachment = own("vpn-connection", ref, "transit_gateway_attachment_id");
  return [
    { kind: "customer-gateway", ...common, address, asn, extendedAsn: asn > GREATEST_BGP_ASN },
    { kind: "vpn-connection", ...common, customerGateway: ref, gateway: gateway.ref, staticRoutes },
    ...planTables(gateway, vpn, ref, attachment, because, staticRoutes),
  ];
}

function planDirectConnect(context: RoutingContext, gateway: TransitGateway, dx: DirectConnect): Planned[] {
  const because: Because = { ref: `connectivity/directConnects/${dx.name}`, at: dx.at };
  const ref = `${gateway.account}/${gateway.region}/direct-connect/${dx.name}`;
  const attachment = own("direct-connect-association", ref);
  return [
    {
      kind: "direct-connect-association",
      ref,
      because,
      directConnectGatewayId: dx.gatewayId,
      gateway: gateway.ref,
      allowedPrefixes: announced(context, gateway, dx),
    },
    ...planTables(gateway, dx, ref, attachment, because, false),
  ];
}

/**
 * What the other side learns: all that it is to reach, by itself, a forwarder or another connection, in as few prefixes
 * as hold just this and the summaries. Its own ranges, which a VPN beside it may have too, are no news to it.
 */
function announced(
  { model, allocations }: RoutingContext,
  gateway: TransitGateway,
  dx: DirectConnect,
): string[] {
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
  const defaults = all.some(({ length }) => length === 0) ? ["0.0.0.0/0"] : [];
  return [...defaults, ...aggregate(all.filter(({ length }) => length > 0)).map(formatPrefix)];
}

/** Its own table decides about what comes in; every table that reaches it knows what lies behind. */
function planTables(
  gateway: TransitGateway,
  outside: OutsideAttachment,
  ref: string,
  attachment: OwnIdentifier,
  because: Because,
  staticRoutes: boolean,
): Planned[] {
  const segment = segmentNamed(gateway, outside.segment);
  if (!segment) return [];
  const joined = gateway.segments.filter(
    (other) => other.name !== segment.name && segmentsJoined(segment, other),
  );
  const tables = segment.isolated ? joined : [segment, ...joined];
  const table = ({ ref }: Segment) => own("transit-table", ref);
  const known = tables.flatMap((other): Planned[] => {
    if (!staticRoutes) {
      const to = `${ref}/to/${other.name}`;
      return [{ kind: "transit-propagation", ref: to, because, attachment, table: table(other) }];
    }
    return outside.ranges
      .flatMap(({ prefixes }) => prefixes.map(formatPrefix))
      .map((destination) => ({
        kind: "transit-route",
        ref: `${other.ref}/to/${destination.replace("/", "-")}`,
        because,
        table: table(other),
        destination,
        target: { to: "attachment", attachment },
      }));
  });
  return [{ kind: "transit-association", ref, because, attachment, table: table(segment) }, ...known];
}

function segmentNamed(gateway: TransitGateway, name: string): Segment | undefined {
  return gateway.segments.find((segment) => segment.name === name);
}
