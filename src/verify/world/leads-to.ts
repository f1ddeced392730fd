/** Where a route leads, told so that VPCs of one shape tell the same. */
import type { Route } from "../network/route";
import type { Vpc } from "../network/vpc";
import type { World } from "./world";

/** Where a route leads, in words that are equal for VPCs of the same shape. */
export function leadsTo(world: World, route: Route, reader: Vpc): string {
  const { kind, key } = route.target;
  if (kind === "peering") {
    const peering = world.network.peerings.get(key);
    if (!peering) return `${kind} lost`;
    const ends = [peering.requester, peering.accepter].map((vpc) => (vpc === reader.key ? "me" : vpc));
    return `${kind} ${ends.sort().join(" ")} ${peering.accepted}`;
  }
  if (kind === "gateway-endpoint") {
    const endpoint = world.network.gatewayEndpoints.get(key);
    return `${kind} ${route.service} ${endpoint?.policy.summary} ${endpoint?.vpc === reader.key}`;
  }
  if (kind === "internet-gateway")
    return `${kind} ${world.network.internetGateways.get(key)?.vpc === reader.key}`;
  if (kind === "nat-gateway" || kind === "interface") {
    const item = world.network.interfaces.get(key) ?? world.network.interfaces.get(`${key}#interface`);
    const home = item && world.network.subnets.get(item.subnet);
    return home?.vpc === reader.key ? `${kind} ${item!.address - reader.cidrs[0]!.base}` : `${kind} ${key}`;
  }
  return `${kind} ${key}`;
}
