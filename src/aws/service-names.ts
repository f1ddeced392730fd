/**
 * The names an AWS service goes by: its endpoint service name, its private host names, and the hosted zones that
 * would hold them.
 */
import { ENDPOINT_SERVICES, type EndpointType } from "./data/endpoint-services";
import { PREFIX_EXCEPTIONS, SUFFIX_EXCEPTIONS } from "./data/service-name-exceptions";
import { partition, partitionOf } from "./regions";

const USUAL_PREFIX = "com.amazonaws";

/**
 * The full service name of a short one, `com.amazonaws.us-east-1.s3` of `s3`; names outside the catalogue take the
 * usual form. Some regions give interface endpoints a prefix of their own; a few services have no region in the name.
 */
export function serviceName(name: string, region: string, type: EndpointType = "Interface"): string {
  const published = rowOf(name)?.serviceName;
  if (published) return published.replaceAll("{region}", region);
  if (type === "Gateway") return `${USUAL_PREFIX}.${region}.${name}`;
  const exception = PREFIX_EXCEPTIONS[region];
  const prefix = exception?.services.includes(name) ? exception.prefix : USUAL_PREFIX;
  return `${prefix}.${region}.${SUFFIX_EXCEPTIONS[region]?.[name] ?? name}`;
}

/**
 * The host names that private DNS answers for, `*.` for every name below. None for a service without private DNS,
 * for one outside the catalogue, or when the region's domain is not known.
 */
export function privateDnsNames(name: string, region: string): string[] {
  const row = rowOf(name);
  const partitionName = partitionOf(region);
  if (!row || !partitionName) return [];
  const { dnsSuffix, dualStackDnsSuffix } = partition(partitionName);
  const hosts = row.hosts ?? [`${name}.{region}.{dnsSuffix}`];
  return hosts.map((host) =>
    host
      .replaceAll("{region}", region)
      .replaceAll("{dnsSuffix}", dnsSuffix)
      .replaceAll("{dualStackSuffix}", dualStackDnsSuffix),
  );
}

/** A private hosted zone for an endpoint, and the names of its records: `""` is the zone itself, `*` all below. */
export interface EndpointZone {
  readonly zone: string;
  readonly records: readonly ("" | "*")[];
}

/**
 * The private hosted zones that together answer for a service's host names, so that an endpoint in one VPC serves
 * others. Each record is an alias to the endpoint's first DNS entry.
 * https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-access-to-vpc-private-endpoints.html
 */
export function endpointZones(name: string, region: string): EndpointZone[] {
  const zones = new Map<string, ("" | "*")[]>();
  for (const host of privateDnsNames(name, region)) {
    const zone = host.replace(/^\*\./, "");
    zones.set(zone, [...(zones.get(zone) ?? []), host === zone ? "" : "*"]);
  }
  return [...zones].map(([zone, records]) => ({ zone, records }));
}

/** The zones of a service by its full name, `com.amazonaws.us-east-1.s3`; none for one outside the catalogue. */
export function zonesOfService(fullName: string, region: string): string[] {
  const short = Object.keys(ENDPOINT_SERVICES).find((name) => serviceName(name, region) === fullName);
  return short === undefined ? [] : endpointZones(short, region).map(({ zone }) => zone);
}

function rowOf(name: string) {
  return Object.hasOwn(ENDPOINT_SERVICES, name) ? ENDPOINT_SERVICES[name] : undefined;
}
