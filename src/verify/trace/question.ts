/** What is asked: where a flow begins, what it aims at, and how both are called. */
import type { Protocol } from "../network/filter";
import type { Interface } from "../network/interface";
import type { Subnet } from "../network/vpc";
import type { External } from "../world/external";
import type { Selection } from "../world/selector";
import type { World } from "../world/world";
import type { PortStretch } from "./port-stretch";

/** One concrete beginning: an interface, a range outside, or the internet. */
export type Source =
  | { readonly kind: "interface"; readonly interface: Interface }
  | { readonly kind: "external"; readonly external: External }
  | { readonly kind: "internet" };

/** One concrete aim. */
export type Aim =
  | { readonly kind: "interface"; readonly interface: Interface }
  | Exclude<Selection, { kind: "subnets" | "unknown" }>;

export interface Question {
  readonly protocol: Protocol;
  readonly port: number;
  /** Learns for which other ports the answer holds. */
  readonly stretch?: PortStretch;
}

export function describeSource(world: World, source: Source): string {
  if (source.kind === "interface") return describeInterface(world, source.interface);
  return source.kind === "external" ? `external:${source.external.range.name}` : "internet";
}

export function describeAim(world: World, aim: Aim): string {
  return aim.kind === "interface" ? describeInterface(world, aim.interface) : aim.text;
}

function describeInterface(world: World, item: Interface): string {
  const subnet: Subnet = world.subnetOf(item);
  return item.kind === "workload" ? `${world.labelOf(subnet)} (${subnet.zone})` : item.origin.ref;
}
