/** One step of a trace, the end of a leg, and the record that a packet keeps on its way. */
import type { SourceRange } from "../../diagnostics/source";
import type { GatewayEndpoint } from "../network/endpoint";
import type { Interface } from "../network/interface";
import type { Edge, InternetGateway } from "../network/transit";
import type { Origin } from "../terraform/stack";
import type { World } from "../world/world";
import type { Disposition } from "./disposition";
import type { Packet } from "./packet";

export interface Hop {
  readonly direction: "forward" | "reply";
  /** The ref of what decided. */
  readonly place: string;
  /** The Terraform address of what decided. */
  readonly address: string;
  /** What it did and by which rule. */
  readonly rule: string;
  readonly verdict: "passes" | Disposition;
  readonly at?: SourceRange;
}

/** Where one leg of a flow ends. */
export type Arrival =
  | { readonly kind: "interface"; readonly interface: Interface }
  /** A NAT gateway or forwarder took the packet and will send it on from its own address; answers may come `back` elsewhere. */
  | { readonly kind: "translated"; readonly interface: Interface; readonly back?: Interface }
  | { readonly kind: "edge"; readonly edge: Edge }
  | { readonly kind: "internet"; readonly gateway: InternetGateway }
  | { readonly kind: "endpoint"; readonly endpoint: GatewayEndpoint }
  | Stop;

export interface Stop {
  readonly kind: "stopped";
  readonly disposition: Disposition;
  readonly reason: string;
  /** What would have to change. */
  readonly remedy: string;
  readonly origin: Origin;
}

/** A packet on its way, with what it has passed. */
export interface Journey {
  readonly world: World;
  readonly packet: Packet;
  /** The interface that sent it, for rules that name a security group. */
  readonly sender?: Interface;
  readonly direction: "forward" | "reply";
  readonly hops: Hop[];
  /** Subnets left so far: leaving one twice with the same packet is a loop. */
  readonly left: Set<string>;
  /** Forwarding interfaces passed, by key. */
  readonly forwarders: Set<string>;
  /** Forwarders that saw the forward packet and so let its reply through. */
  readonly known: ReadonlySet<string>;
  /** Whether security group references still mean anything: not past a transit gateway, a region or a forwarder. */
  referable: boolean;
}

/** A packet that sets out; all journeys of a flow write to the same list of hops. */
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

export function pass(journey: Journey, origin: Origin, rule: string): void {
  journey.hops.push(hopOf(journey, origin, rule, "passes"));
}

/** Ends the journey: the packet gets no further. */
export function stop(
  journey: Journey,
  origin: Origin,
  disposition: Disposition,
  reason: string,
  remedy: string,
): Stop {
  journey.hops.push(hopOf(journey, origin, reason, disposition));
  return { kind: "stopped", disposition, reason, remedy, origin };
}

function hopOf(journey: Journey, origin: Origin, rule: string, verdict: Hop["verdict"]): Hop {
  const { ref: place, address, at } = origin;
  return { direction: journey.direction, place, address, rule, verdict, ...(at && { at }) };
}
