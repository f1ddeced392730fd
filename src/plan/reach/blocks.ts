/** Which addresses of a VPC others may have routes to. */
import type { Prefix } from "../../ip/prefix";
import type { NetworkModel } from "../../model/network-model";
import { isOverlapAllowed } from "../../model/scope";
import type { Tier, Vpc } from "../../model/vpc";
import type { Allocation } from "../allocation/request";

export interface VpcBlock {
  readonly ref: string;
  readonly prefix: Prefix;
  /** Nothing else in the organisation has these addresses. */
  readonly routable: boolean;
}

/** The primary and the secondaries. */
export function blocksOfVpc(
  model: NetworkModel,
  vpc: Vpc,
  allocations: ReadonlyMap<string, Allocation>,
): VpcBlock[] {
  const requests = [
    { ref: vpc.ref, request: vpc.primary },
    ...vpc.secondaries.map(({ ref, request }) => ({ ref, request })),
  ];
  return requests.map(({ ref, request }) => ({
    ref,
    prefix: (allocations.get(ref) as Allocation).prefix,
    routable: !isOverlapAllowed(model, request.scope),
  }));
}

/** Tiers whose addresses answers find their way back to; the others get no routes to other VPCs. */
export function routedTiers(model: NetworkModel, vpc: Vpc): Tier[] {
  return vpc.tiers.filter((tier) => {
    if (tier.reserved) return false;
    const secondary = vpc.secondaries.find(({ name }) => name === tier.from);
    return !isOverlapAllowed(model, (secondary?.request ?? vpc.primary).scope);
  });
}
