/** AZ IDs belong to the region that lists them. */
import { regionOfAzId } from "../../aws/regions";
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../network-model";

export function checkZones(model: NetworkModel, collector: Collector): void {
  for (const region of model.regions) {
    for (const az of region.availabilityZones) {
      const actual = regionOfAzId(az);
      // An AZ of a region newer than our data is let through: a wrong refusal would block a right configuration.
      if (actual === undefined || actual === region.name) continue;
      collector.report("AZ_OF_OTHER_REGION", region.at, { az, actual, region: region.name });
    }
  }
}
