/** Follows one flow through all its legs: translations, load balancers and PrivateLink each begin a new one. */
import { formatAddress } from "../../ip/address";
import type { Interface } from "../network/interface";
import type { World } from "../world/world";
import { type Beginning, senderOf, stateOf } from "./beginning";
import { carry } from "./carry";
import { type Arrival, type Hop, type Journey, journeyOf, pass, type Stop, stop } from "./hop";
import { after, delivered, ended, exits, type Outcome } from "./outcome";
import type { Packet } from "./packet";
import { originOf, sendReply } from "./reply";

/** More legs than any real chain of load balancers, endpoints and NAT gateways. */
export const DEEPEST = 8;

/** What takes over when a leg has reached an interface that is not the end of the flow. */
export type Continue = (world: World, end: Interface, packet: Packet, depth: number) => Outcome | undefined;

/** One leg there and back, and then whatever follows it. */
export function runLeg(
  world: World,
  beginning: Beginning,
  packet: Packet,
  onward: Continue,
  depth: number,
  replies = true,
): Outcome {
  const hops: Hop[] = [];
  const there = journeyOf(world, packet, "forward", hops, new Set(), senderOf(beginning));
  const arrival = carry(there, stateOf(beginning));
  if (arrival.kind === "stopped") return ended(arrival, "forward", hops);
  if (depth >= DEEPEST) {
    const end = originOf(arrival);
    return ended(
      stop(there, end, "loop", "the flow is handed on without end", "a chain that ends"),
      "forward",
      hops,
    );
  }
  if (replies) {
    const back = sendReply(world, beginning, packet, arrival, there, hops);
    if (back) return ended(back, "reply", hops);
  }
  return goOn(world, arrival, packet, hops, there, onward, depth);
}

function goOn(
  world: World,
  arrival: Exclude<Arrival, Stop>,
  packet: Packet,
  hops: Hop[],
  there: Journey,
  onward: Continue,
  depth: number,
): Outcome {
  switch (arrival.kind) {
    case "edge":
      return exits(`it leaves by ${arrival.edge.origin.ref}`, arrival.edge.origin, hops);
    case "internet":
      return exits(
        `it leaves by internet gateway ${arrival.gateway.origin.ref}`,
        arrival.gateway.origin,
        hops,
      );
    case "endpoint": {
      const { endpoint } = arrival;
      if (!endpoint.policy.admits)
        return ended(
          stop(there, endpoint.origin, "denied in", endpoint.policy.summary, "a statement that allows it"),
          "forward",
          hops,
        );
      pass(there, endpoint.origin, endpoint.policy.summary);
      return delivered(`gateway endpoint ${endpoint.origin.ref}`, endpoint.origin, hops);
    }
    case "translated": {
      const own = arrival.interface;
      pass(there, own.origin, `the source becomes ${formatAddress(own.address)}`);
      const next = { ...packet, source: own.address };
      return after(hops, runLeg(world, { kind: "interface", interface: own }, next, onward, depth + 1));
    }
    case "interface": {
      const met = arrival.interface;
      const next = onward(world, met, packet, depth + 1);
      if (next) return { ...after(hops, next), met };
      return { ...delivered(met.origin.ref, met.origin, hops), end: met, met };
    }
  }
}
