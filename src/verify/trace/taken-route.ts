/** A route that takes a packet: its words in a trace, and the two answers that every kind of target has need of. */
import { formatPrefix } from "../../ip/prefix";
import type { Route } from "../network/route";
import type { Vpc } from "../network/vpc";
import { holds } from "../world/world";
import { type Journey, type Stop, stop } from "./hop";
import { formatDestination } from "./packet";

/** `route 10.0.0.0/8`, `propagated route 10.1.0.0/16`. */
export function describe(route: Route, journey: Journey): string {
  const covered = route.service ?? route.destinations.map(formatPrefix).join(", ");
  return `${route.propagated ? "propagated " : ""}route ${covered || formatDestination(journey.packet.destination)}`;
}

/** Whether the packet's source is an address of the VPC: gateways and peerings carry nothing else. */
export function startsIn(journey: Journey, vpc: Vpc): boolean {
  const { source } = journey.packet;
  return typeof source === "number" && vpc.cidrs.some((cidr) => holds(cidr, source));
}

/** The route leads to something that does not take the packet. */
export function refuse(journey: Journey, route: Route, what: string, remedy: string): Stop {
  return stop(journey, route.origin, "null-routed", what, remedy);
}
