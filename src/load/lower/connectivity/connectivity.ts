/** Lowers connectivity: names become VPCs and ranges, and what is not said gets its default. */
import type { Account } from "../../../model/account";
import type { Connectivity, Peering } from "../../../model/connectivity";
import { byName } from "../by-name";
import type { AddressContext, LowerContext } from "../context";
import { lowerEgressProxies } from "./egress-proxies";
import { type VpcFinder, vpcFinder } from "./find-vpcs";
import { lowerForeignGateways } from "./foreign-gateways";
import { lowerForeignPeerings } from "./foreign-peerings";
import { lowerForwarders } from "./forwarders";
import { lowerGatewayProxies } from "./gateway-proxies";
import { lowerDirectConnects, lowerVpns } from "./outside";
import { partyFinder } from "./parties";
import { lowerRoutes } from "./routes";
import { lowerTransitGateways } from "./transit-gateways";

export function lowerConnectivity(context: AddressContext, accounts: readonly Account[]): Connectivity {
  const { scopes } = context;
  const finder = vpcFinder(context, accounts);
  const parties = partyFinder(context, finder, scopes);
  return {
    peerings: lowerPeerings(context, finder),
    foreignPeerings: lowerForeignPeerings(context, finder, scopes),
    transitGateways: lowerTransitGateways(context, finder),
    foreignGateways: lowerForeignGateways(context, finder, scopes),
    vpns: lowerVpns(context, scopes),
    directConnects: lowerDirectConnects(context, scopes),
    gatewayProxies: lowerGatewayProxies(context, finder, scopes),
    egressProxies: lowerEgressProxies(context, finder, parties),
    forwarders: lowerForwarders(context, finder, parties),
    routes: lowerRoutes(context, finder, scopes),
  };
}

function lowerPeerings({ configuration, merged }: LowerContext, finder: VpcFinder): Peering[] {
  return Object.entries(configuration.connectivity?.peerings ?? {})
    .flatMap(([name, shape]): Peering[] => {
      const path = ["connectivity", "peerings", name];
      const requester = finder.one(shape.requester, [...path, "requester"]);
      const accepter = finder.one(shape.accepter, [...path, "accepter"]);
      if (!requester || !accepter) return [];
      const { dnsResolution } = shape;
      return [{ name, requester, accepter, dnsResolution, at: merged.locate(path, "key") }];
    })
    .sort(byName);
}
