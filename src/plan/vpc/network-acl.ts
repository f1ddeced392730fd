/** Plans the network ACLs of tiers, and says which of them would cut a tier off from itself. */
import type { Collector } from "../../diagnostics/collector";
import { formatPrefix, overlaps } from "../../ip/prefix";
import type { NetworkModel } from "../../model/network-model";
import { allVpcs } from "../../model/rules/rules";
import type { Tier, Vpc } from "../../model/vpc";
import type { Allocation } from "../allocation/request";
import type { PlannedNetworkAcl } from "../planned/network-acl";

export function planNetworkAcl(
  vpc: Vpc,
  { ref, at, name, denied, subnets, tags }: Tier,
): PlannedNetworkAcl[] {
  if (denied === undefined || subnets.length === 0) return [];
  return [
    {
      kind: "network-acl",
      ref: `${ref}/network-acl`,
      because: { ref, at },
      name: `${vpc.name}-${name}`,
      vpc: vpc.ref,
      subnets: subnets.map((subnet) => subnet.ref),
      denied: denied.map(formatPrefix),
      tags: { ...vpc.tags, ...tags },
    },
  ];
}

/** A network ACL judges what passes between subnets of one VPC as well. */
export function checkNetworkAcls(
  model: NetworkModel,
  allocations: ReadonlyMap<string, Allocation>,
  collector: Collector,
): void {
  for (const vpc of allVpcs(model))
    for (const tier of vpc.tiers) {
      if (!tier.denied) continue;
      const own = tier.subnets.map(({ ref }) => (allocations.get(ref) as Allocation).prefix);
      const block = tier.denied.find((one) => own.some((subnet) => overlaps(one, subnet)));
      if (!block) continue;
      const at = vpc.locate(["subnets", tier.name, "networkAcl", "deny"]);
      collector.report("NETWORK_ACL_OWN", at, { tier: tier.ref, block: formatPrefix(block) });
    }
}
