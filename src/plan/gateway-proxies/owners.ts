/** Whose the blocks are that are to reach a VPC, as far as the configuration knows. */
import { contains, formatPrefix, type Prefix } from "../../ip/prefix";
import type { NetworkModel } from "../../model/network-model";
import type { Party } from "../../model/party";

export interface Owned {
  readonly prefix: Prefix;
  /** For a sentence: `external:dallas`, or the block. */
  readonly name: string;
  readonly party: Party;
}

/** A block in a range outside is of that range, the narrowest where one is a part of another. */
export function ownersOf({ scopes }: NetworkModel, blocks: readonly Prefix[]): Owned[] {
  const ranges = scopes.flatMap(({ external }) => external.map(({ name, prefixes }) => ({ name, prefixes })));
  return blocks.map((prefix) => {
    const [range] = ranges
      .filter(({ prefixes }) => prefixes.some((outer) => contains(outer, prefix)))
      .sort((a, b) => longest(b.prefixes, prefix) - longest(a.prefixes, prefix));
    if (!range) return { prefix, name: formatPrefix(prefix), party: { kind: "prefix", prefix } };
    return { prefix, name: `external:${range.name}`, party: { kind: "external", range } };
  });
}

function longest(prefixes: readonly Prefix[], inner: Prefix): number {
  return Math.max(...prefixes.filter((outer) => contains(outer, inner)).map(({ length }) => length));
}
