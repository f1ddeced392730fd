/** Endpoints to services of another region: whether AWS makes them, and in which AZs. */
import { findService } from "../../aws/endpoint-services";
import { findRegion } from "../../aws/regions";
import type { Collector } from "../../diagnostics/collector";
import type { SourceRange } from "../../diagnostics/source";
import { interfaceSubnets } from "../endpoint-tiers";
import type { NetworkModel } from "../network-model";
import { consumerZones } from "../service";
import type { Vpc } from "../vpc";
import { allVpcs } from "./rules";

export function checkCrossRegion(model: NetworkModel, collector: Collector): void {
  for (const vpc of allVpcs(model))
    for (const endpoint of vpc.endpoints.interfaces) {
      const { service, name, serviceRegion: home, at } = endpoint;
      if (home === undefined) continue;
      if (findService(service, vpc.region)?.crossRegion) {
        const zones = interfaceSubnets(vpc, endpoint).map(({ availabilityZone }) => availabilityZone);
        checkZones(vpc, name, home, zones, at, collector);
      } else {
        collector.report("ENDPOINT_HOME_REGION", at, { service, home, region: vpc.region });
      }
    }
  for (const service of model.services)
    for (const consumer of service.consumers) {
      const { vpc, at } = consumer;
      if (vpc.region === service.region) continue;
      checkZones(vpc, service.name, service.region, consumerZones(consumer), at, collector);
    }
}

function checkZones(
  vpc: Vpc,
  endpoint: string,
  home: string,
  zones: readonly string[],
  at: SourceRange,
  collector: Collector,
): void {
  const closed = findRegion(vpc.region)?.noCrossRegionEndpoints ?? [];
  const wrong = zones.filter((zone) => closed.includes(zone));
  if (wrong.length === 0) return;
  collector.report("ENDPOINT_ZONE_CROSS_REGION", at, { endpoint, vpc: vpc.ref, zones: wrong, home });
}
