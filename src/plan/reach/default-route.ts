/** Which tiers have a way to the internet of their own. */
import type { Tier, Vpc } from "../../model/vpc";

/** Generated hosts and transit gateways have no public address, and an internet gateway drops what comes from none. */
export function hasNat(vpc: Vpc, tier: Tier): boolean {
  return tier.access === "private" && vpc.natGateways !== "none";
}

/** A tier's own way to the internet stays its way there. */
export function hasDefaultRoute(vpc: Vpc, tier: Tier): boolean {
  return tier.access === "public" || hasNat(vpc, tier);
}
