/** Every subnet has an address for each target that stands in it, beside what else does; known once it has its block. */
import { usableAddresses } from "../../aws/subnet-addresses";
import { counted } from "../../diagnostics/counted";
import { contains } from "../../ip/prefix";
import type { ServiceAddress } from "../../model/service";
import { standingIn } from "../../model/standing";
import type { SubnetRequest, Vpc } from "../../model/vpc";
import { isOwn, type PrivateLinkContext } from "./context";
import { addressPrefix, ownBlocks } from "./targets";

export function checkTargetRoom(context: PrivateLinkContext): void {
  const { model, collector } = context;
  const targets = targetsBySubnet(context);
  if (targets.size === 0) return;
  const standing = standingIn(model);
  for (const [subnet, addresses] of targets) {
    const things = new Map([...(standing.get(subnet) ?? []), ["target", addresses.size] as const]);
    const count = [...things.values()].reduce((sum, one) => sum + one, 0);
    const usable = usableAddresses(subnet.prefixLength);
    if (count <= usable) continue;
    const words = [...things].flatMap(([what, many]) => counted(many, what));
    const at = [...addresses.values()].at(-1)?.at;
    collector.report("SUBNET_FULL", at, { subnet: subnet.ref, usable, count, things: words });
  }
}

/** The addresses that services have as targets, each once, by the subnet of the service's VPC that they lie in. */
function targetsBySubnet(context: PrivateLinkContext): Map<SubnetRequest, Map<string, ServiceAddress>> {
  const found = new Map<SubnetRequest, Map<string, ServiceAddress>>();
  for (const service of context.model.services.filter(isOwn))
    for (const { targets } of service.offer.listeners) {
      if (targets.kind !== "ip") continue;
      for (const address of targets.addresses) {
        const subnet = subnetOf(context, service.offer.vpc, address);
        if (subnet) found.set(subnet, (found.get(subnet) ?? new Map()).set(address.text, address));
      }
    }
  return found;
}

function subnetOf(
  { allocations }: PrivateLinkContext,
  vpc: Vpc,
  { text }: ServiceAddress,
): SubnetRequest | undefined {
  const address = addressPrefix(text);
  if (!ownBlocks(vpc, allocations).some((block) => contains(block, address))) return undefined;
  const holds = ({ ref }: SubnetRequest) => {
    const allocation = allocations.get(ref);
    return allocation !== undefined && contains(allocation.prefix, address);
  };
  return vpc.tiers.flatMap(({ subnets }) => subnets).find(holds);
}
