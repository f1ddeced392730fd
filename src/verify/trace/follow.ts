/** Follows a route to its target, with AWS's refusals: nothing passes through a VPC on its way elsewhere. */
import type { Route } from "../network/route";
import type { Subnet, Vpc } from "../network/vpc";
import { toAppliance } from "./appliance";
import { doubtful } from "./doubt";
import { type Journey, pass, stop } from "./hop";
import { toGatewayEndpoint, toInternet, toNat, toVpnGateway } from "./route-to-gateway";
import { toPeer, toTransit } from "./route-to-vpc";
import type { Next, State } from "./state";
import { describe, refuse } from "./taken-route";

export function follow(journey: Journey, state: State & { at: "crossing" }, route: Route): Next {
  const { subnet } = state;
  const vpc = journey.world.vpcOf(subnet);
  const doubt = doubtful(journey, route.target.key);
  if (doubt) return doubt;
  switch (route.target.kind) {
    case "gateway-endpoint":
      return toGatewayEndpoint(journey, vpc, route);
    case "internet-gateway":
      return toInternet(journey, vpc, route);
    case "nat-gateway":
      return toNat(journey, subnet, route);
    case "peering":
      return toPeer(journey, vpc, route);
    case "transit-gateway":
      return toTransit(journey, subnet, vpc, route);
    case "vpn-gateway":
      return toVpnGateway(journey, vpc, route);
    case "interface":
      return toInterface(journey, subnet, vpc, route);
    case "appliance-endpoint":
      return toAppliance(journey, vpc.key, route, describe(route, journey));
    case "failed":
      return refuse(journey, route, "what the route leads to has failed", "something that stands in for it");
    case "unread":
      return stop(
        journey,
        route.origin,
        "insufficient information",
        `the route's target was not read: ${route.target.key}`,
        "a target that can be read",
      );
  }
}

function toInterface(journey: Journey, subnet: Subnet, vpc: Vpc, route: Route): Next {
  const { world } = journey;
  const carrier = world.network.interfaces.get(route.target.key);
  const item = carrier ?? world.network.interfaces.get(`${route.target.key}#interface`);
  if (!item)
    return stop(
      journey,
      route.origin,
      "insufficient information",
      "the route's interface was not read",
      "the interface's stack",
    );
  if (world.subnetOf(item).vpc !== vpc.key)
    return refuse(journey, route, "the interface is in another VPC", "a forwarder in this VPC");
  pass(journey, route.origin, `${describe(route, journey)} leads to interface ${item.origin.ref}`);
  return { kind: "state", state: { at: "forwarder", interface: item, from: subnet } };
}
