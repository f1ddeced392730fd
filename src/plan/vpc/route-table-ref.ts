/** Refs of a tier's route tables. */
import type { Tier } from "../../model/vpc";

/** The ref of a tier's table, or of its table in one AZ. */
export function routeTableRef(tier: Tier, availabilityZone: string | undefined): string {
  return availabilityZone === undefined ? tier.ref : `${tier.ref}/${availabilityZone}`;
}

/** Every route table of a tier. */
export function routeTableRefs(tier: Tier): string[] {
  if (tier.routeTables === "shared") return [routeTableRef(tier, undefined)];
  return tier.subnets.map((subnet) => routeTableRef(tier, subnet.availabilityZone));
}
