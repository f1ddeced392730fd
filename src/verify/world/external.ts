/** A range outside, and the connections that lead to it. */
import type { Address } from "../../ip/address";
import { isPrefix, type Prefix, parsePrefix } from "../../ip/prefix";
import type { Network } from "../network/network";
import type { Edge } from "../network/transit";
import type { ExternalRange } from "./directory";

export interface External {
  readonly range: ExternalRange;
  readonly prefixes: readonly Prefix[];
  readonly edges: readonly Edge[];
}

/** The address that stands for every host of a range outside. */
export function sampleOf({ base, length }: Prefix): Address {
  return base + (length < 31 ? 4 : 0);
}

/** `via` of a range names a kind of connection, a whole ref or a part of one; without it every edge may lead there. */
export function externalOf(range: ExternalRange, network: Network): External {
  const prefixes = range.cidrs.flatMap((text) => {
    const parsed = parsePrefix(text);
    return isPrefix(parsed) ? [parsed] : [];
  });
  const ways = range.via === undefined ? undefined : [range.via].flat();
  const serves = ({ kind, origin: { ref } }: Edge) =>
    ways === undefined || ways.some((via) => via === kind || ref === via || ref.split("/").includes(via));
  return { range, prefixes, edges: [...network.edges.values()].filter(serves) };
}
