/** The addresses that a forwarder's sources and destinations stand for. */
import { aggregate } from "../../ip/aggregate";
import { type Prefix, prefix } from "../../ip/prefix";
import type { Forwarder, ForwarderDestination } from "../../model/forwarder";
import type { NetworkModel } from "../../model/network-model";
import type { Allocation } from "../allocation/request";
import { blocksOfVpc } from "../routing/blocks";

/** What planning knows of addresses. */
export interface Addresses {
  readonly model: NetworkModel;
  readonly allocations: ReadonlyMap<string, Allocation>;
}

const EVERYWHERE = prefix("0.0.0.0/0");

export function prefixesOf(
  { model, allocations }: Addresses,
  destination: ForwarderDestination,
): readonly Prefix[] {
  switch (destination.kind) {
    case "internet":
      return [EVERYWHERE];
    case "prefix":
      return [destination.prefix];
    case "external":
      return destination.range.prefixes;
    case "vpc":
      return blocksOfVpc(model, destination.vpc, allocations)
        .filter(({ routable }) => routable)
        .map(({ prefix: block }) => block);
  }
}

/** Whose packets it forwards, in as few blocks as hold just these. */
export function sourceBlocks(addresses: Addresses, { sources }: Forwarder): Prefix[] {
  return aggregate(sources.flatMap((source) => prefixesOf(addresses, source)));
}
