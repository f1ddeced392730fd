/** Follows one flow through all its legs: translations, load balancers and PrivateLink each begin a new one. */
import { formatAddress } from "../../ip/address";
import type { Interface } from "../network/interface";
import type { Edge } from "../network/transit";
import type { Origin } from "../terraform/stack";
import { holds, type World } from "../world/world";
import { carry } from "./carry";
import type { Disposition } from "./disposition";
import { askAcl } from "./filters";
import { type Arrival, type Hop, type Journey, pass, type Stop, stop } from "./hop";
import { type Packet, replyTo } from "./packet";
import type { State } from "./state";

/** Where a flow or one of its legs begins. */
export type Beginning =
  | { readonly kind: "interface"; readonly interface: Interface }
  | { readonly kind: "edge"; readonly edge: Edge; readonly state: State }
  | { readonly kind: "internet"; readonly state: State };

/** How a flow ended. */
export interface Outcome {
  readonly disposition: Disposition;
  readonly direction: "forward" | "reply";
  readonly reason: string;
  readonly remedy: string;
  readonly origin: Origin;
  readonly hops: readonly Hop[];
  /** The interface it was delivered to at last. */
  readonly end?: Interface;
  /** The interface that had the address it was sent to. */
  readonly met?: Interface;
}

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
    const origin = arrival.kind === "interface" ? arrival.interface.origin : originOf(arrival);
    return ended(
      stop(there, origin, "loop", "the flow is handed on without end", "a chain that ends"),
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

/** The reply of a leg; undefined when it gets back to where the leg began. */
function sendReply(
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

function originOf(arrival: Exclude<Arrival, Stop>): Origin {
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

function stateOf(beginning: Beginning): State {
  return beginning.kind === "interface" ? { at: "leaving", interface: beginning.interface } : beginning.state;
}

function senderOf(beginning: Beginning): Interface | undefined {
  return beginning.kind === "interface" ? beginning.interface : undefined;
}

/** A journey's record; all journeys of a flow write to the same list of hops. */
export function journeyOf(
  world: World,
  packet: Packet,
  direction: Journey["direction"],
  hops: Hop[],
  known: ReadonlySet<string>,
  sender: Interface | undefined,
): Journey {
  return {
    world,
    packet,
    direction,
    hops,
    known,
    left: new Set(),
    forwarders: new Set(),
    referable: true,
    ...(sender && { sender }),
  };
}

export function ended(end: Stop, direction: Outcome["direction"], hops: readonly Hop[]): Outcome {
  const { disposition, reason, remedy, origin } = end;
  return { disposition, direction, reason, remedy, origin, hops };
}

export function delivered(where: string, origin: Origin, hops: readonly Hop[]): Outcome {
  return {
    disposition: "delivered",
    direction: "forward",
    reason: `it arrives at ${where}`,
    remedy: "",
    origin,
    hops,
  };
}

function exits(reason: string, origin: Origin, hops: readonly Hop[]): Outcome {
  return { disposition: "exits network", direction: "forward", reason, remedy: "", origin, hops };
}

/** An outcome with the hops that came before it. */
export function after(hops: readonly Hop[], outcome: Outcome): Outcome {
  return { ...outcome, hops: [...hops, ...outcome.hops] };
}
