/** Consumers have subnets in an AZ that the service is in, and VPCs that resolve its name. */

import type { Collector } from "../../diagnostics/collector";
import { listed } from "../../diagnostics/suggest";
import type { NetworkModel } from "../network-model";
import { consumerZones, offeredZones, type Service, type ServiceConsumer, sharedZones } from "../service";

export function checkServiceConsumers(model: NetworkModel, collector: Collector): void {
  for (const service of model.services) {
    checkRegions(service, collector);
    for (const consumer of service.consumers) {
      if (checkTier(service, consumer, collector)) checkZones(service, consumer, collector);
      checkDns(service, consumer, collector);
    }
  }
}

/** A load balancer for other regions stands in two AZs, with the usual timeout. */
function checkRegions(service: Service, collector: Collector): void {
  const { name, offer, regions, at } = service;
  if (offer.kind === "foreign" || regions.length < 2) return;
  if (offer.tier.subnets.length < 2) {
    const problem = `from one AZ, as the tier ${offer.tier.ref} has no other`;
    const remedy = "Give the tier a subnet in another AZ";
    collector.report("SERVICE_CROSS_REGION", at, { service: name, problem, remedy });
  }
  const timed = offer.listeners.find(({ idleSeconds }) => idleSeconds !== undefined);
  if (timed) {
    const problem = `with an idle timeout of its own on port ${timed.port}`;
    const data = { service: name, problem, remedy: "Remove idleSeconds" };
    collector.report("SERVICE_CROSS_REGION", timed.at, data);
  }
}

function checkTier({ name }: Service, { vpc, tier, at }: ServiceConsumer, collector: Collector): boolean {
  const found = vpc.tiers.find((one) => one.name === tier);
  if (found && !found.reserved) return true;
  const tiers = listed(vpc.tiers.filter(({ reserved }) => !reserved).map((one) => one.name));
  collector.report("SERVICE_CONSUMER_TIER", at, { vpc: vpc.ref, tier, service: name, tiers });
  return false;
}

function checkZones(service: Service, consumer: ServiceConsumer, collector: Collector): void {
  if (sharedZones(service, consumer).length > 0) return;
  const { offer, name } = service;
  const { vpc, tier, at } = consumer;
  const data = {
    vpc: vpc.ref,
    service: name,
    provider: offer.kind === "own" ? `The tier ${offer.tier.ref}` : offer.serviceName,
    offered: listed(offeredZones(service)),
    tier,
    zones: listed(consumerZones(consumer)),
  };
  const related = offer.kind === "own" ? [{ at: offer.tier.at, note: "the provider's tier" }] : [];
  collector.report("SERVICE_ZONES_APART", at, data, related);
}

function checkDns({ dns, name, at }: Service, { vpc }: ServiceConsumer, collector: Collector): void {
  if (!dns) return;
  const attribute = !vpc.dnsSupport ? "support" : !vpc.dnsHostnames ? "hostnames" : undefined;
  if (attribute === undefined) return;
  const data = { endpoint: `service ${name}`, vpc: vpc.ref, attribute };
  const note = `the service ${name} is declared here`;
  collector.report("ENDPOINT_DNS_OFF", vpc.locate(["dns", attribute]), data, [{ at, note }]);
}
