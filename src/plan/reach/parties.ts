/** The addresses that the ends of a path stand for. */
import { aggregate } from "../../ip/aggregate";
import type { Prefix } from "../../ip/prefix";
import type { NetworkModel } from "../../model/network-model";
import type { Party } from "../../model/party";
import type { Allocation } from "../allocation/request";
import { blocksOfVpc } from "./blocks";
import { EVERYWHERE } from "./ranges";

/** What planning knows of addresses. */
export interface Addresses {
  readonly model: NetworkModel;
  readonly allocations: ReadonlyMap<string, Allocation>;
}

export function prefixesOf({ model, allocations }: Addresses, party: Party): readonly Prefix[] {
  switch (party.kind) {
    case "internet":
      return [EVERYWHERE];
    case "prefix":
      return [party.prefix];
    case "external":
      return party.range.prefixes;
    case "vpc":
      return blocksOfVpc(model, party.vpc, allocations)
        .filter(({ routable }) => routable)
        .map(({ prefix }) => prefix);
  }
}

/** All of them, in as few blocks as hold just these. */
export function blocksOfParties(addresses: Addresses, parties: readonly Party[]): Prefix[] {
  return aggregate(parties.flatMap((party) => prefixesOf(addresses, party)));
}
