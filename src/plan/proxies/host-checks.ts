/** What would keep the hosts of proxies and forwarders from being made, or from starting, whatever they are for. */
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../../model/network-model";
import { type HostGroup, hostGroups, roleName, shortName } from "./host-groups";
import { packageBucket, withoutPackages } from "./packages";

export function checkHostNames({ connectivity }: NetworkModel, collector: Collector): void {
  const owners = new Map<string, HostGroup>();
  for (const group of hostGroups(connectivity)) {
    const taken = namesOf(group).find(({ key }) => owners.has(key));
    if (taken) {
      const { key, thing, name } = taken;
      const other = owners.get(key) as HostGroup;
      const data = { what: group.what, other: other.what, thing, name };
      collector.report("HOST_NAME_TWICE", group.at, data, [{ at: other.at, note: other.what }]);
    }
    for (const { key } of namesOf(group)) if (!owners.has(key)) owners.set(key, group);
  }
}

export function checkHostPackages(model: NetworkModel, collector: Collector): void {
  for (const { what, vpc, tier, at } of hostGroups(model.connectivity)) {
    const reason = withoutPackages(model, vpc, tier);
    if (reason === undefined) continue;
    const data = { what, bucket: packageBucket(vpc.region), reason };
    collector.report("HOST_WITHOUT_PACKAGES", at, data, [{ at: tier.at, note: "the tier" }]);
  }
}

/** Other things of the group are called the same, or longer. */
function namesOf({ name, vpc, balanced }: HostGroup): { key: string; thing: string; name: string }[] {
  const { account, region } = vpc;
  const short = shortName(name);
  const role = roleName(vpc, name);
  return [
    ...(balanced ? [{ key: `${account} ${region} ${short}`, thing: "load balancer", name: short }] : []),
    { key: `${account} ${role}`, thing: "role", name: role },
  ];
}
