/** CIDR blocks that one VPC alone has, in which an address can be told by its offset. */
import type { Address } from "../../ip/address";
import { comparePrefixes, lastAddress, type Prefix } from "../../ip/prefix";
import type { Vpc } from "../network/vpc";
import type { Place } from "./homes";
import { PrefixTable } from "./prefix-table";

export interface Block {
  /** The VPC's key. */
  readonly vpc: string;
  /** Its position among the VPC's blocks. */
  readonly index: number;
  readonly prefix: Prefix;
}

export class Blocks {
  /** Blocks that share no address with another. */
  readonly alone: readonly Block[];
  readonly #table = new PrefixTable<Block>();

  constructor(vpcs: Iterable<Vpc>) {
    this.alone = withoutOverlaps(
      [...vpcs].flatMap(({ key, cidrs }) => cidrs.map((prefix, index) => ({ vpc: key, index, prefix }))),
    );
    for (const block of this.alone) this.#table.add(block.prefix, block);
  }

  /** A prefix inside a block as an offset; undefined for one that no block holds alone. */
  placeOf(base: Address, length: number): Place | undefined {
    const block = this.#table.find(base);
    if (!block || block.prefix.length > length) return undefined;
    const text = `${block.index}+${base - block.prefix.base}/${length}`;
    return { kind: "place", vpc: block.vpc, text };
  }
}

/** Prefixes are nested or disjoint, so in address order a block overlaps the last one that reaches as far. */
function withoutOverlaps(blocks: readonly Block[]): Block[] {
  const shared = new Set<Block>();
  let outer: Block | undefined;
  for (const block of [...blocks].sort((a, b) => comparePrefixes(a.prefix, b.prefix))) {
    if (outer && block.prefix.base <= lastAddress(outer.prefix)) {
      shared.add(outer);
      shared.add(block);
    } else outer = block;
  }
  return blocks.filter((block) => !shared.has(block));
}
