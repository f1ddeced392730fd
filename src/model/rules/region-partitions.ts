/** Every region is in the organisation's partition: accounts, roles and routes do not reach another one. */
import { partitionOf } from "../../aws/regions";
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../network-model";

export function checkRegionPartitions({ regions, organization }: NetworkModel, collector: Collector): void {
  for (const { name, at } of regions) {
    const actual = partitionOf(name);
    // A region that nobody knows yet is let through: a wrong refusal would block a right configuration.
    if (actual === undefined || actual === organization.partition) continue;
    collector.report("REGION_PARTITION", at, { region: name, actual, partition: organization.partition });
  }
}
