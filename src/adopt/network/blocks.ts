/** The blocks of VPCs: which lie in a pool, and which are used more than once. */
import { contains, overlaps, type Prefix, prefix, prefixHolding } from "../../ip/prefix";
import type { ObservedVpc } from "./observed";

/** Which block of its VPC a prefix lies in: 0 for the primary, 1 for the first secondary. */
export function containing(vpc: ObservedVpc, inner: Prefix): number {
  const index = blocksOf(vpc).findIndex((block) => contains(block, inner));
  return Math.max(0, index);
}

export function blocksOf(vpc: ObservedVpc): readonly Prefix[] {
  return [vpc.primary, ...vpc.secondaries];
}

/** Whether no other VPC has any of these addresses. */
export function isAlone(block: Prefix, vpc: ObservedVpc, all: readonly ObservedVpc[]): boolean {
  return all.every((other) => other === vpc || !blocksOf(other).some((one) => overlaps(one, block)));
}

/** Address ranges of which organisations have the whole: https://www.rfc-editor.org/rfc/rfc1918, rfc6598 */
const SPACES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"].map(prefix);

/** The smallest block of each space that holds all of these; what is in no space stands alone. */
export function poolOver(blocks: readonly Prefix[]): readonly Prefix[] {
  const within = SPACES.map((space) => blocks.filter((block) => contains(space, block)));
  const outside = blocks.filter((block) => !SPACES.some((space) => contains(space, block)));
  return [...within.filter((some) => some.length > 0).map(smallestOver), ...outside];
}

function smallestOver(blocks: readonly Prefix[]): Prefix {
  const [first] = blocks as [Prefix];
  for (let length = first.length; length > 0; length -= 1) {
    const candidate = prefixHolding(first.base, length);
    if (blocks.every((block) => contains(candidate, block))) return candidate;
  }
  return prefixHolding(first.base, 0);
}
