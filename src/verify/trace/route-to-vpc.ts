/** Routes to other VPCs, over a peering, which ends in the peer, or into a transit gateway. */
import type { Route } from "../network/route";
import type { Edge } from "../network/transit";
import type { Subnet, Vpc } from "../network/vpc";
import { holds } from "../world/world";
import { askAcl } from "./filters";
import { type Journey, pass, stop } from "./hop";
import { formatDestination } from "./packet";
import type { Next } from "./state";
import { describe, refuse, startsIn } from "./taken-route";

export function toPeer(journey: Journey, vpc: Vpc, route: Route): Next {
  const { world, packet } = journey;
  const peering = world.network.peerings.get(route.target.key);
  if (peering?.requester !== vpc.key && peering?.accepter !== vpc.key)
    return refuse(journey, route, "the peering connection does not join this VPC", "a peering of this VPC");
  if (!peering.accepted)
    return refuse(journey, route, "nobody accepts the peering connection", "an accepter for the peering");
  const other = world.network.vpcs.get(peering.requester === vpc.key ? peering.accepter : peering.requester);
  const edge = world.network.edges.get(peering.key);
  const { destination } = packet;
  if (
    edge &&
    typeof destination === "number" &&
    world.prefixesBehind(edge).some((one) => holds(one, destination))
  )
    return toForeignPeer(journey, vpc, route, edge);
  if (!other)
    return stop(
      journey,
      route.origin,
      "insufficient information",
      "the peer VPC was not read",
      "the peer's stack",
    );
  if (!startsIn(journey, vpc)) return passesThrough(journey, route);
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

/** Into a VPC of others: what it does with the packet was not read. */
function toForeignPeer(journey: Journey, vpc: Vpc, route: Route, edge: Edge): Next {
  if (!startsIn(journey, vpc)) return passesThrough(journey, route);
  pass(journey, route.origin, `${describe(route, journey)} leads over peering ${edge.origin.ref}`);
  return { kind: "edge", edge };
}

function passesThrough(journey: Journey, route: Route): Next {
  return refuse(
    journey,
    route,
    "a peering carries only traffic that starts in the VPC",
    "a direct peering, or a transit gateway",
  );
}

export function toTransit(journey: Journey, subnet: Subnet, vpc: Vpc, route: Route): Next {
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
  const gateway = world.network.transitGateways.get(attachment.gateway);
  journey.referable &&= gateway?.refersToGroups === true && attachment.refersToGroups === true;
  return { kind: "state", state: { at: "transit", attachment, zone: subnet.zone } };
}
