/** A service's name can be used by its consumers, and is nothing else's there. */
import type { Collector } from "../../diagnostics/collector";
import { zonesSeenBy } from "../named-endpoints";
import type { NetworkModel } from "../network-model";
import { type Service, type ServiceDns, zoneNameOf } from "../service";

export function checkServiceNames(model: NetworkModel, collector: Collector): void {
  /** What has a name, by VPC and name. */
  const owners = new Map<string, string>();
  for (const service of model.services) {
    if (!service.dns) continue;
    checkProof(service, service.dns, collector);
    checkTwice(model, service, service.dns, owners, collector);
  }
}

function checkProof(
  { name, offer }: Service,
  { by, proof, name: dnsName, at }: ServiceDns,
  collector: Collector,
): void {
  if (by !== "private" || offer.kind === "foreign") return;
  if (offer.acceptance === "manual") collector.report("SERVICE_NAME_PENDING", at, { service: name });
  else if (proof === "output") collector.report("SERVICE_NAME_UNPROVED", at, { service: name, dnsName });
}

/** Told once for a service, at its name. */
function checkTwice(
  model: NetworkModel,
  service: Service,
  dns: ServiceDns,
  owners: Map<string, string>,
  collector: Collector,
): void {
  const zone = zoneNameOf(dns);
  let told = false;
  for (const { vpc } of service.consumers) {
    const key = `${vpc.ref} ${zone}`;
    const other =
      owners.get(key) ?? (zonesSeenBy(model, vpc).includes(zone) ? "an endpoint there" : undefined);
    owners.set(key, `the service ${service.name}`);
    if (other === undefined || told) continue;
    told = true;
    const data = { vpc: vpc.ref, dnsName: dns.name, service: service.name, other };
    collector.report("SERVICE_NAME_TWICE", dns.at, data);
  }
}
