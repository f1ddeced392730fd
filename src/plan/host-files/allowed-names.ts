/** The server names a proxy lets through, and which of the asked limits a server name cannot carry. */

/** S3 of one Region as clients reach it by name. */
export interface S3Destination {
  readonly region: string;
  /** Of the partition: `amazonaws.com`, `amazonaws.com.cn`. */
  readonly dnsSuffix: string;
  /** Bucket names; absent means every bucket. */
  readonly buckets?: readonly string[];
  /** Whether the Region's own name is let through, which reaches every bucket by path. */
  readonly pathStyle: boolean;
}

/** DynamoDB of one Region. A server name never tells one table from another. */
export interface DynamodbDestination {
  readonly region: string;
  readonly dnsSuffix: string;
  /** Account IDs whose account-based endpoints, `111122223333.ddb.us-east-1…`, are also let through: newer SDKs prefer them. */
  readonly accounts?: readonly string[];
  /** The tables asked for; the endpoint policy alone can hold to them. */
  readonly tables?: readonly string[];
}

/** Everything one proxy is asked to carry. Duplicates and order do not matter. */
export interface ProxyDestinations {
  readonly s3?: readonly S3Destination[];
  readonly dynamodb?: readonly DynamodbDestination[];
  /** Host names, or `*.` and a name for everything below it; lower case. */
  readonly hosts?: readonly string[];
}

/**
 * A limit that was asked for and that the server name alone does not hold, so the endpoint policy must.
 * `no-host-check`: the name is checked, but S3 serves whatever bucket the Host header inside TLS names.
 * `path-style`: the Region's name is let through, so the bucket is in the path, inside TLS.
 * `dotted-bucket`: clients address such a bucket by path, since S3's certificate does not cover its host name.
 * `one-name-for-all-tables`: every table has the same host name.
 */
export interface PolicyLimit {
  readonly kind: "bucket" | "table";
  readonly name: string;
  readonly region: string;
  readonly reason: "no-host-check" | "path-style" | "dotted-bucket" | "one-name-for-all-tables";
}

/** A bucket that clients must address as `bucket.s3.region…`: its path-style form is refused. */
export interface VirtualHostedOnly {
  readonly bucket: string;
  readonly region: string;
  readonly names: readonly string[];
}

/** What a proxy lets through by name; every list sorted and without duplicates. */
export interface AllowedNames {
  /** Host names, whole. */
  readonly exact: readonly string[];
  /** Suffixes that start with a dot: everything below that name, not the name itself. */
  readonly suffixes: readonly string[];
  readonly virtualHostedOnly: readonly VirtualHostedOnly[];
  readonly policyLimits: readonly PolicyLimit[];
}

const LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
const HOST_PATTERN = new RegExp(`^(?:\\*\\.)?${LABEL}(?:\\.${LABEL})*$`);

/** Whether a text is a lower-case host name, or `*.` and one: what a proxy's allow-list can hold. */
export function isHostPattern(text: string): boolean {
  return text.length <= 253 && HOST_PATTERN.test(text);
}

/** The names S3 of a Region answers to: the plain and the dual-stack one (the gateway endpoint carries both over IPv4). */
function s3Names(s3: S3Destination): string[] {
  return [`s3.${s3.region}.${s3.dnsSuffix}`, `s3.dualstack.${s3.region}.${s3.dnsSuffix}`];
}

function s3Patterns(s3: S3Destination): string[] {
  const services = s3Names(s3);
  const buckets = s3.buckets ?? ["*"];
  return [
    ...buckets.flatMap((bucket) => services.map((service) => `${bucket}.${service}`)),
    ...(s3.pathStyle ? services : []),
  ];
}

function s3Limits(s3: S3Destination): PolicyLimit[] {
  return (s3.buckets ?? []).map((name) => {
    const reason = s3.pathStyle ? "path-style" : name.includes(".") ? "dotted-bucket" : "no-host-check";
    return { kind: "bucket", name, region: s3.region, reason };
  });
}

function s3VirtualHosted(s3: S3Destination): VirtualHostedOnly[] {
  if (s3.pathStyle) return [];
  return (s3.buckets ?? []).map((bucket) => ({
    bucket,
    region: s3.region,
    names: s3Names(s3).map((service) => `${bucket}.${service}`),
  }));
}

function dynamodbNames(dynamodb: DynamodbDestination): string[] {
  const { region, dnsSuffix, accounts = [] } = dynamodb;
  return [
    `dynamodb.${region}.${dnsSuffix}`,
    ...accounts.map((account) => `${account}.ddb.${region}.${dnsSuffix}`),
  ];
}

function dynamodbLimits({ region, tables = [] }: DynamodbDestination): PolicyLimit[] {
  return tables.map((name) => ({ kind: "table", name, region, reason: "one-name-for-all-tables" }));
}

function sortedBy<T>(values: readonly T[], key: (value: T) => string): T[] {
  const byKey = new Map(values.map((value) => [key(value), value]));
  return [...byKey.keys()].sort().map((k) => byKey.get(k)!);
}

/**
 * The allow-list for these destinations. Names covered by a suffix on the list are left out.
 * Throws a RangeError on a name that {@link isHostPattern} refuses: the model has checked them, and these
 * texts end in configuration files.
 */
export function allowedNames(destinations: ProxyDestinations): AllowedNames {
  const { s3 = [], dynamodb = [], hosts = [] } = destinations;
  const patterns = [...s3.flatMap(s3Patterns), ...dynamodb.flatMap(dynamodbNames), ...hosts];
  for (const pattern of patterns) {
    if (!isHostPattern(pattern)) throw new RangeError(`not a host name: ${JSON.stringify(pattern)}`);
  }
  const allSuffixes = patterns.filter((p) => p.startsWith("*.")).map((p) => p.slice(1));
  const covered = (name: string) => allSuffixes.some((suffix) => name !== suffix && name.endsWith(suffix));
  const exact = patterns.filter((p) => !p.startsWith("*.") && !covered(p));
  const limitKey = (limit: PolicyLimit) => `${limit.kind} ${limit.region} ${limit.name} ${limit.reason}`;
  return {
    exact: sortedBy(exact, String),
    suffixes: sortedBy(
      allSuffixes.filter((suffix) => !covered(suffix)),
      String,
    ),
    virtualHostedOnly: sortedBy(s3.flatMap(s3VirtualHosted), (v) => `${v.region} ${v.bucket}`),
    policyLimits: sortedBy([...s3.flatMap(s3Limits), ...dynamodb.flatMap(dynamodbLimits)], limitKey),
  };
}
