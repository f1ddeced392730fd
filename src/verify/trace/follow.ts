/** Follows a route to its target, with AWS's refusals: nothing passes through a VPC on its way elsewhere. */
import { formatPrefix } from "../../ip/prefix";
import type { Route } from "../network/route";
import type { Subnet, Vpc } from "../network/vpc";
import { isPublic } from "../world/ranges";
import { holds } from "../world/world";
import { toAppliance } from "./appliance";
import { askAcl } from "./filters";
import { type Arrival, type Journey, pass, stop } from "./hop";
import { formatDestination } from "./packet";
import type { State } from "./state";

type Next = Arrival | { readonly kind: "state"; readonly state: State };

export function follow(journey: Journey, state: State & { at: "crossing" }, route: Route): Next {
  const { subnet } = state;
  const vpc = journey.world.vpcOf(subnet);
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

function describe(route: Route, journey: Journey): string {
  const covered = route.service ?? route.destinations.map(formatPrefix).join(", ");
  return `${route.propagated ? "propagated " : ""}route ${covered || formatDestination(journey.packet.destination)}`;
}

/** Whether the packet's source is an address of the VPC: gateways and peerings carry nothing else. */
function startsIn(journey: Journey, vpc: Vpc): boolean {
  const { source } = journey.packet;
  return typeof source === "number" && vpc.cidrs.some((cidr) => holds(cidr, source));
}

function refuse(journey: Journey, route: Route, what: string, remedy: string): Next {
  return stop(journey, route.origin, "null-routed", what, remedy);
}

function toGatewayEndpoint(journey: Journey, vpc: Vpc, route: Route): Next {
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
  pass(journey, route.origin, `${describe(route, journey)} leads to gateway endpoint ${endpoint.origin.ref}`);
  return { kind: "endpoint", endpoint };
}

function toInternet(journey: Journey, vpc: Vpc, route: Route): Next {
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
  pass(journey, route.origin, `${describe(route, journey)} leads to internet gateway ${gateway.origin.ref}`);
  return { kind: "internet", gateway };
}

function toNat(journey: Journey, subnet: Subnet, route: Route): Next {
  const { world } = journey;
  const item = world.network.interfaces.get(route.target.key);
  const home = item && world.network.subnets.get(item.subnet);
  if (home?.vpc !== subnet.vpc || !item)
    return refuse(journey, route, "the NAT gateway is not in this VPC", "a NAT gateway of this VPC");
  pass(journey, route.origin, `${describe(route, journey)} leads to NAT gateway ${item.origin.ref}`);
  const refused = home !== subnet && askAcl(journey, home, "ingress");
  return refused || { kind: "translated", interface: item };
}

function toPeer(journey: Journey, vpc: Vpc, route: Route): Next {
  const { world, packet } = journey;
  const peering = world.network.peerings.get(route.target.key);
  if (peering?.requester !== vpc.key && peering?.accepter !== vpc.key)
    return refuse(journey, route, "the peering connection does not join this VPC", "a peering of this VPC");
  if (!peering.accepted)
    return refuse(journey, route, "nobody accepts the peering connection", "an accepter for the peering");
  const other = world.network.vpcs.get(peering.requester === vpc.key ? peering.accepter : peering.requester);
  if (!other)
    return stop(
      journey,
      route.origin,
      "insufficient information",
      "the peer VPC was not read",
      "the peer's stack",
    );
  if (!startsIn(journey, vpc))
    return refuse(
      journey,
      route,
      "a peering carries only traffic that starts in the VPC",
      "a direct peering, or a transit gateway",
    );
  const { destination } = packet;
  if (typeof destination !== "number" || !other.cidrs.some((cidr) => holds(cidr, destination)))
    return refuse(
      journey,
      route,
      `a peering delivers only into the peer's own ranges, not ${formatDestination(destination)}`,
      "a proxy in the peer, a direct peering, or a transit gateway",
    );
  pass(journey, route.origin, `${describe(route, journey)} leads over peering ${peering.origin.ref}`);
  if (other.region !== vpc.region) journey.referable = false;
  return { kind: "state", state: { at: "inside", vpc: other.key } };
}

function toTransit(journey: Journey, subnet: Subnet, vpc: Vpc, route: Route): Next {
  const { world } = journey;
  const attachment = (world.attachmentsOf.get(vpc.key) ?? []).find(
    (item) => item.gateway === route.target.key,
  );
  if (!attachment)
    return refuse(
      journey,
      route,
      "the VPC is not attached to the transit gateway",
      "a transit gateway attachment",
    );
  if (!attachment.accepted)
    return refuse(
      journey,
      route,
      "nobody accepts the transit gateway attachment",
      "an accepter for the attachment",
    );
  const doors = attachment.subnets.flatMap((key) => world.network.subnets.get(key) ?? []);
  const door = doors.find((item) => item.zone === subnet.zone);
  if (!door)
    return refuse(
      journey,
      route,
      `the attachment has no subnet in ${subnet.zone}`,
      `an attachment subnet in ${subnet.zone}`,
    );
  pass(
    journey,
    route.origin,
    `${describe(route, journey)} leads to transit gateway attachment ${attachment.origin.ref}`,
  );
  const refused = door !== subnet && askAcl(journey, door, "ingress");
  if (refused) return refused;
  journey.referable = false;
  return { kind: "state", state: { at: "transit", attachment, zone: subnet.zone } };
}

function toVpnGateway(journey: Journey, vpc: Vpc, route: Route): Next {
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
