/** Names that a VPC could resolve, and that a zone of ours takes away from it. */
import { namesHeldBy, publicTwinsOf } from "../../aws/hidden-names";
import { endpointZones } from "../../aws/service-names";
import type { Collector } from "../../diagnostics/collector";
import type { InterfaceEndpoint } from "../endpoint";
import { namedEndpoints } from "../named-endpoints";
import type { NetworkModel } from "../network-model";
import { type Service, zoneNameOf } from "../service";
import { allVpcs, vpcPhrase } from "./rules";

export function checkHiddenNames(model: NetworkModel, collector: Collector): void {
  for (const { endpoint, region, vpcs, hidden } of hiddenByEndpoints(model)) {
    if (endpoint.confirmed) continue;
    const told = { endpoint: endpoint.name, vpcs: vpcPhrase(vpcs) };
    if (hidden.size > 0)
      collector.report("ENDPOINT_HIDES_NAMES", endpoint.at, { ...told, hidden: [...hidden].sort() });
    const twins = publicTwinsOf(endpoint.service);
    if (twins) collector.report("ENDPOINT_HIDES_PUBLIC", endpoint.at, { ...told, what: twins, region });
  }
  for (const service of model.services) checkDomain(service, collector);
}

/** An endpoint with private names, the VPCs that have them, and the services whose names these VPCs lose. */
interface Hiding {
  readonly endpoint: InterfaceEndpoint;
  readonly region: string;
  readonly vpcs: string[];
  readonly hidden: Set<string>;
}

function hiddenByEndpoints(model: NetworkModel): Hiding[] {
  const found = new Map<string, Hiding>();
  for (const vpc of allVpcs(model)) {
    const named = namedEndpoints(model, vpc);
    const zones = named.flatMap(({ service }) => endpointZones(service, vpc.region));
    for (const endpoint of named) {
      const { ref } = endpoint;
      const hiding = found.get(ref) ?? { endpoint, region: vpc.region, vpcs: [], hidden: new Set() };
      found.set(ref, hiding);
      hiding.vpcs.push(vpc.ref);
      for (const own of endpointZones(endpoint.service, vpc.region)) {
        for (const { service, name } of namesHeldBy(own, vpc.region)) {
          const isAnswered = zones.some(
            ({ zone }) => zone.length > own.zone.length && (name === zone || name.endsWith(`.${zone}`)),
          );
          if (!isAnswered) hiding.hidden.add(service);
        }
      }
    }
  }
  return [...found.values()];
}

/** Suffixes that nobody can register, so what lies directly below one is a name within an organisation. */
const PRIVATE_SUFFIX = /(?:^|\.)(?:internal|local|lan|home|corp|private|intranet)$/;

/** `acme.example`, and `acme.co.uk`: what is registered as a whole. */
const REGISTERED = /^[^.]+\.(?:[^.]+|(?:ac|co|com|edu|gov|net|org)\.[a-z]{2})$/;

/** A service's zone holds its whole name, so one that is named like a domain takes the domain. */
function checkDomain({ name, dns, consumers }: Service, collector: Collector): void {
  if (!dns) return;
  const zone = zoneNameOf(dns);
  if (PRIVATE_SUFFIX.test(zone) || !REGISTERED.test(zone)) return;
  const vpcs = vpcPhrase(consumers.map(({ vpc }) => vpc.ref));
  collector.report("SERVICE_HIDES_DOMAIN", dns.at, { service: name, domain: zone, vpcs });
}
