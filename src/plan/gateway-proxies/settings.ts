/** What a gateway proxy's hosts are told: names, sources, and times that fit those of the balancer. */
import { type PartitionName, partition } from "../../aws/regions";
import type { GatewayProxy } from "../../model/gateway-proxy";
import type { Allocation } from "../allocation/request";
import { allowedNames } from "../host-files/allowed-names";
import type { ProxySettings } from "../host-files/proxy-settings";
import { DRAIN, HEALTH, IDLE_SECONDS, MAX_CONNECTIONS, PROBE_SECONDS, RESOLVER } from "../hosts/settings";
import { PRIVATE } from "../reach/ranges";

export const LISTEN_PORT = 443;

export function proxySettings(
  proxy: GatewayProxy,
  partitionName: PartitionName,
  allocations: ReadonlyMap<string, Allocation>,
): ProxySettings {
  const { dnsSuffix } = partition(partitionName);
  const { region } = proxy.vpc;
  const { s3, dynamodb } = proxy;
  return {
    names: allowedNames({
      ...(s3 && { s3: [{ region, dnsSuffix, ...s3 }] }),
      ...(dynamodb && { dynamodb: [{ region, dnsSuffix, ...dynamodb }] }),
    }),
    sources: proxy.sources,
    refusedDestinations: PRIVATE,
    resolver: RESOLVER,
    listenPort: LISTEN_PORT,
    proxyProtocolFrom: proxy.tier.subnets.map(({ ref }) => (allocations.get(ref) as Allocation).prefix),
    health: { port: HEALTH.port, names: healthNames(proxy, dnsSuffix), intervalSeconds: PROBE_SECONDS },
    drain: DRAIN,
    idleSeconds: IDLE_SECONDS,
    maxConnections: MAX_CONNECTIONS,
  };
}

/** A name on the allow-list for each service: that of the Region, or where buckets are listed, of the first by name. */
function healthNames({ s3, dynamodb, vpc }: GatewayProxy, dnsSuffix: string): string[] {
  const names: string[] = [];
  const [bucket = "health"] = [...(s3?.buckets ?? [])].sort();
  if (s3) names.push(`${s3.pathStyle ? "" : `${bucket}.`}s3.${vpc.region}.${dnsSuffix}`);
  if (dynamodb) names.push(`dynamodb.${vpc.region}.${dnsSuffix}`);
  return names;
}

/** What clients outside are to resolve to the balancer: `*.` stands for every name below. */
export function namesToResolve({ s3, dynamodb, vpc }: GatewayProxy, partitionName: PartitionName): string[] {
  const { dnsSuffix } = partition(partitionName);
  const service = `s3.${vpc.region}.${dnsSuffix}`;
  const buckets = s3?.buckets?.map((bucket) => `${bucket}.${service}`) ?? [`*.${service}`];
  return [
    ...(s3 ? [...buckets, ...(s3.pathStyle ? [service] : [])] : []),
    ...(dynamodb ? [`dynamodb.${vpc.region}.${dnsSuffix}`] : []),
  ].sort();
}
