/** VPCs of one relation that have the same addresses, so that no route can tell them apart. */
import { comparePrefixes, overlaps, type Prefix } from "../ip/prefix";
import type { Vpc } from "../model/vpc";

/** The primary and then the secondaries of each VPC, by its ref. */
export type VpcBlocks = ReadonlyMap<string, readonly Prefix[]>;

/**
 * Two VPCs of which a block of one overlaps a block of the other, or undefined where all differ. A peering counts all
 * blocks; a transit gateway routes to primaries at the least.
 */
export function sharingAddresses(
  vpcs: readonly Vpc[],
  blocks: VpcBlocks,
  which: "all" | "primaries",
): readonly [Vpc, Vpc] | undefined {
  const owned = vpcs.flatMap((vpc) => {
    const all = blocks.get(vpc.ref) ?? [];
    return (which === "all" ? all : all.slice(0, 1)).map((prefix) => ({ vpc, prefix }));
  });
  owned.sort((a, b) => comparePrefixes(a.prefix, b.prefix));
  let widest = owned[0];
  for (const one of owned.slice(1)) {
    if (widest && overlaps(widest.prefix, one.prefix) && widest.vpc.ref !== one.vpc.ref)
      return [widest.vpc, one.vpc];
    if (!widest || !overlaps(widest.prefix, one.prefix)) widest = one;
  }
  return undefined;
}
