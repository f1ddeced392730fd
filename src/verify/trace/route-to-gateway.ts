/** Routes to a VPC's own gateways, the endpoint, internet, NAT and VPN ones, and what each refuses to take. */
import type { Route } from "../network/route";
import type { Subnet, Vpc } from "../network/vpc";
import { isPublic } from "../world/ranges";
import { holds } from "../world/world";
import { askAcl } from "./filters";
import { type Journey, pass } from "./hop";
import { formatDestination } from "./packet";
import type { Next } from "./state";
import { describe, refuse, startsIn } from "./taken-route";

export function toGatewayEndpoint(journey: Journey, vpc: Vpc, route: Route): Next {
  const endpoint = journey.world.network.gatewayEndpoints.get(route.target.key)!;
  if (endpoint.vpc !== vpc.key)
    return refuse(
      journey,
      route,
      "the gateway endpoint belongs to another VPC",
      "a gateway endpoint in this VPC",
    );
  if (!startsIn(journey, vpc))
    return refuse(
      journey,
      route,
      "a gateway endpoint takes only traffic that starts in its VPC",
      "a proxy in this VPC, or an interface endpoint",
    );
  // https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html, VPCE_GATEWAY_PROTOCOL_RESTRICTION
  if (journey.packet.protocol === "udp")
    return refuse(journey, route, "a gateway endpoint carries TCP and ping, and no UDP", "TCP");
  pass(journey, route.origin, `${describe(route, journey)} leads to gateway endpoint ${endpoint.origin.ref}`);
  return { kind: "endpoint", endpoint };
}

export function toInternet(journey: Journey, vpc: Vpc, route: Route): Next {
  const { world, packet } = journey;
  const gateway = world.network.internetGateways.get(route.target.key);
  if (gateway?.vpc !== vpc.key)
    return refuse(
      journey,
      route,
      "the internet gateway is not attached to this VPC",
      "attach the internet gateway",
    );
  const { source, destination } = packet;
  if (typeof destination === "number" && !isPublic(destination))
    return refuse(
      journey,
      route,
      `the internet does not carry ${formatDestination(destination)}`,
      "a route to where the address is",
    );
  const home = typeof source === "number" ? world.subnetAt(vpc.key, source) : undefined;
  if (!home || !world.interfaceAt(home, source as number).publicAddress)
    return refuse(
      journey,
      route,
      "an internet gateway drops a source without a public address",
      "a public address, or a NAT gateway",
    );
  if (vpc.publicBlock === "both ways" && home.publicExclusion === undefined)
    return refuse(
      journey,
      route,
      "public access is blocked both ways in this account and region",
      "an exclusion for the subnet",
    );
  pass(journey, route.origin, `${describe(route, journey)} leads to internet gateway ${gateway.origin.ref}`);
  return { kind: "internet", gateway };
}

export function toNat(journey: Journey, subnet: Subnet, route: Route): Next {
  const { world } = journey;
  const item = world.network.interfaces.get(route.target.key);
  const home = item && world.network.subnets.get(item.subnet);
  if (home?.vpc !== subnet.vpc || !item)
    return refuse(journey, route, "the NAT gateway is not in this VPC", "a NAT gateway of this VPC");
  pass(journey, route.origin, `${describe(route, journey)} leads to NAT gateway ${item.origin.ref}`);
  const refused = home !== subnet && askAcl(journey, home, "ingress");
  return refused || { kind: "translated", interface: item };
}

export function toVpnGateway(journey: Journey, vpc: Vpc, route: Route): Next {
  const { world, packet } = journey;
  const gateway = world.network.vpnGateways.get(route.target.key);
  if (gateway?.vpc !== vpc.key)
    return refuse(journey, route, "the VPN gateway is not attached to this VPC", "attach the VPN gateway");
  if (!startsIn(journey, vpc))
    return refuse(
      journey,
      route,
      "a VPN gateway carries only traffic that starts in its VPC",
      "a transit gateway, or a proxy",
    );
  const { destination } = packet;
  const edge = (world.edgesOf.get(gateway.key) ?? []).find(
    (item) =>
      typeof destination === "number" &&
      world.prefixesBehind(item).some((range) => holds(range, destination)),
  );
  if (!edge)
    return refuse(
      journey,
      route,
      `nothing behind the VPN gateway has ${formatDestination(destination)}`,
      "a VPN or Direct Connect that leads there",
    );
  pass(journey, route.origin, `${describe(route, journey)} leads to ${edge.origin.ref}`);
  return { kind: "edge", edge };
}
