/** Plans a transit gateway's ways out of AWS: VPN connections and Direct Connect gateways, all in the hub's base stack. */
import { GREATEST_BGP_ASN } from "../../aws/asns";
import { formatPrefix } from "../../ip/prefix";
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
import { own } from "../stack/vpc-identifiers";
import { announced, segmentNamed } from "./announced";
import type { RoutingContext } from "./context";
import { gatewayInHub } from "./transit-identifiers";

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
    { kind: "vpn-connection", ...common, customerGateway: ref, gateway: gatewayInHub(gateway), staticRoutes },
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
      gateway: gatewayInHub(gateway),
      allowedPrefixes: announced(context, gateway, dx).map(formatPrefix),
    },
    ...planTables(gateway, dx, ref, attachment, because, false),
  ];
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
