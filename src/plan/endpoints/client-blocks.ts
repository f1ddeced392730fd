/** The blocks that an endpoint's security group admits. */
import { comparePrefixes, contains, type Prefix } from "../../ip/prefix";
import type { Clients } from "../../model/endpoint";
import type { Vpc } from "../../model/vpc";
import type { Allocation } from "../allocation/request";

/**
 * Those of its VPC, one for one, so that another block changes no rule that is there; and what others bring, less what
 * those hold already. In order.
 */
export function clientBlocks(
  vpc: Vpc,
  { tiers, prefixes }: Clients,
  allocations: ReadonlyMap<string, Allocation>,
  others: readonly Prefix[] = [],
): Prefix[] {
  const own = (
    tiers
      ? vpc.tiers
          .filter((tier) => tiers.includes(tier.name))
          .flatMap((tier) => tier.subnets.map(({ ref }) => ref))
      : [vpc.ref, ...vpc.secondaries.map(({ ref }) => ref)]
  ).map((ref) => (allocations.get(ref) as Allocation).prefix);
  const blocks: Prefix[] = [];
  for (const block of [...own, ...prefixes, ...others]) {
    if (!blocks.some((other) => contains(other, block))) blocks.push(block);
  }
  return blocks.sort(comparePrefixes);
}
