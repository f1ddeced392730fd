/** How a flow ended, and the makers of each kind of ending. */
import type { Interface } from "../network/interface";
import type { Origin } from "../terraform/stack";
import type { World } from "../world/world";
import type { Disposition } from "./disposition";
import { type Hop, journeyOf, type Stop, stop } from "./hop";
import type { Packet } from "./packet";

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

export function ended(end: Stop, direction: Outcome["direction"], hops: readonly Hop[]): Outcome {
  const { disposition, reason, remedy, origin } = end;
  return { disposition, direction, reason, remedy, origin, hops };
}

/** It gets no further than an interface that it has reached. */
export function refused(
  world: World,
  end: Interface,
  packet: Packet,
  disposition: Disposition,
  reason: string,
  remedy: string,
): Outcome {
  const hops: Hop[] = [];
  const journey = journeyOf(world, packet, "forward", hops, new Set(), end);
  return ended(stop(journey, end.origin, disposition, reason, remedy), "forward", hops);
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

export function exits(reason: string, origin: Origin, hops: readonly Hop[]): Outcome {
  return { disposition: "exits network", direction: "forward", reason, remedy: "", origin, hops };
}

/** An outcome with the hops that came before it. */
export function after(hops: readonly Hop[], outcome: Outcome): Outcome {
  return { ...outcome, hops: [...hops, ...outcome.hops] };
}
