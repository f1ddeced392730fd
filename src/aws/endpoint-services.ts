/** The catalogue of AWS services that VPC endpoints lead to, and a hint for names that are not in it. */
import { distance } from "fastest-levenshtein";
import {
  type Confidence,
  ENDPOINT_SERVICES,
  type EndpointType,
  type PolicySupport,
  type ServiceRow,
} from "./data/endpoint-services";
import { partition, partitionOf } from "./regions";
import { serviceName } from "./service-names";

export type { Confidence, EndpointType, PolicySupport };

/** A service an endpoint can lead to. */
export interface EndpointService {
  /** Its short name, `s3` or `ecr.api`. */
  readonly name: string;
  readonly types: readonly EndpointType[];
  /** TCP ports that clients use. */
  readonly ports: readonly number[];
  /** Whether an endpoint takes a policy of ours; absent where nobody has published it. */
  readonly policy?: PolicySupport;
  /** Whether private DNS can be turned on for an interface endpoint. */
  readonly privateDns: boolean;
  /** How sure the private host names are. */
  readonly privateDnsConfidence: Confidence;
  /** Whether an interface endpoint can lead to the service in another region. */
  readonly crossRegion: boolean;
  /** The only region of the partition that it is in; absent for services that each region has. */
  readonly homeRegion?: string;
  /** Whether AWS has closed the service or is about to. */
  readonly retired: boolean;
}

/** Every short name, in alphabetical order. */
export const SERVICE_NAMES: readonly string[] = Object.keys(ENDPOINT_SERVICES).sort();

/**
 * The service of a short name, or of the full name it has in a region (`com.amazonaws.us-east-1.s3`). Undefined when
 * the catalogue has none: it may still exist, AWS adds services often.
 */
export function findService(name: string, region: string): EndpointService | undefined {
  const short = Object.hasOwn(ENDPOINT_SERVICES, name) ? name : shortNameOf(name, region);
  return short === undefined ? undefined : described(short, ENDPOINT_SERVICES[short]!, region);
}

/** The catalogued names that were probably meant, likeliest first, at most three: `firehose` is `kinesis-firehose`. */
export function suggestServices(text: string): string[] {
  const wanted = text.toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  return SERVICE_NAMES.map((name) => ({ name, far: farness(wanted, name) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ name }) => name);
}

function shortNameOf(fullName: string, region: string): string | undefined {
  return SERVICE_NAMES.find((name) =>
    (["Interface", "Gateway"] as const).some((type) => serviceName(name, region, type) === fullName),
  );
}

/** A part of the name, or the first label of its host, is as good as a near miss. */
function farness(wanted: string, name: string): number {
  const hosts = ENDPOINT_SERVICES[name]?.hosts ?? [];
  const parts = [...name.split(/[.-]/), ...hosts.map((host) => host.split(".")[0])];
  return Math.min(distance(wanted, name), parts.includes(wanted) ? 0.5 : Infinity);
}

function described(name: string, row: ServiceRow, region: string): EndpointService {
  const partitionName = row.global && partitionOf(region);
  return {
    name,
    types: row.types ?? ["Interface"],
    ports: row.ports ?? [443],
    ...(row.policy && { policy: row.policy }),
    privateDns: row.hosts?.length !== 0,
    privateDnsConfidence: row.dns,
    crossRegion: row.crossRegion ?? false,
    ...(partitionName && { homeRegion: partition(partitionName).globalRegion }),
    retired: row.retired ?? false,
  };
}
