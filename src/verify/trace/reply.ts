/** Sends the reply of a leg, which has to find its way back to where the leg began. */
import type { Edge } from "../network/transit";
import type { Origin } from "../terraform/stack";
import { holds, type World } from "../world/world";
import type { Beginning } from "./beginning";
import { carry } from "./carry";
import { askAcl } from "./filters";
import { type Arrival, type Hop, type Journey, journeyOf, type Stop, stop } from "./hop";
import { type Packet, replyTo } from "./packet";

/** The reply of a leg; undefined when it gets back to where the leg began. */
export function sendReply(
  world: World,
  beginning: Beginning,
  packet: Packet,
  arrival: Exclude<Arrival, Stop>,
  there: Journey,
  hops: Hop[],
): Stop | undefined {
  const home = beginning.kind === "interface" ? world.subnetOf(beginning.interface) : undefined;
  const back = journeyOf(world, replyTo(packet), "reply", hops, there.forwarders, undefined);
  if (arrival.kind === "edge" || arrival.kind === "endpoint" || arrival.kind === "internet")
    return home ? askAcl(back, home, "ingress") : undefined;
  const leaving = (arrival.kind === "translated" && arrival.back) || arrival.interface;
  const end = carry(back, { at: "leaving", interface: leaving });
  if (end.kind === "stopped") return end;
  const returned =
    (beginning.kind === "interface" &&
      end.kind === "interface" &&
      end.interface.key === beginning.interface.key) ||
    (beginning.kind === "edge" &&
      end.kind === "edge" &&
      leadsBack(world, end.edge, beginning.edge, packet)) ||
    (beginning.kind === "internet" && end.kind === "internet");
  if (returned) return undefined;
  return stop(
    back,
    originOf(end),
    "no route",
    `the reply ends at ${originOf(end).ref} and not where the flow began`,
    "a route back to the source",
  );
}

/** An answer may take another way than the question did, if it leads to where that came from. */
function leadsBack(world: World, end: Edge, beginning: Edge, { source }: Packet): boolean {
  if (end.key === beginning.key || typeof source !== "number") return true;
  return world.prefixesBehind(end).some((prefix) => holds(prefix, source));
}

/** What stands at the end of a leg. */
export function originOf(arrival: Exclude<Arrival, Stop>): Origin {
  switch (arrival.kind) {
    case "interface":
    case "translated":
      return arrival.interface.origin;
    case "edge":
      return arrival.edge.origin;
    case "internet":
      return arrival.gateway.origin;
    case "endpoint":
      return arrival.endpoint.origin;
  }
}
