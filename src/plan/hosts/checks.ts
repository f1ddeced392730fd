/** What would keep the hosts of proxies and forwarders from being made, or from starting, whatever they are for. */
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../../model/network-model";
import { hostGroups } from "./groups";
import { packageBucket, withoutPackages } from "./packages";

export function checkHostPackages(model: NetworkModel, collector: Collector): void {
  for (const { what, vpc, tier, at } of hostGroups(model.connectivity)) {
    const reason = withoutPackages(model, vpc, tier);
    if (reason === undefined) continue;
    const data = { what, bucket: packageBucket(vpc.region), reason };
    collector.report("HOST_WITHOUT_PACKAGES", at, data, [{ at: tier.at, note: "the tier" }]);
  }
}
