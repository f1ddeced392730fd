/** Which tiers have a way to the internet of their own. */
import type { Tier, Vpc } from "../../model/vpc";

/** A tier's own way to the internet stays its way there. */
export function hasDefaultRoute(vpc: Vpc, tier: Tier): boolean {
  return tier.access === "public" || (tier.access === "private" && vpc.natGateways !== "none");
}
