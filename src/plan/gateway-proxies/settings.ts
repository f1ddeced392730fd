/** What a gateway proxy's hosts are told: names, sources, and times that fit those of the balancer. */
import { type PartitionName, partition } from "../../aws/regions";
import { parseAddress } from "../../ip/address";
import { prefix } from "../../ip/prefix";
import type { GatewayProxy } from "../../model/gateway-proxy";
import type { Allocation } from "../allocation/request";
import type { TargetHealth } from "../planned/load-balancer";
import { allowedNames } from "../proxy/allowed-names";
import type { ProxySettings } from "../proxy/proxy-settings";

export const LISTEN_PORT = 443;

/** 30 seconds until the balancer stops sending; the notice that a proxy gives before it leaves is longer. */
export const HEALTH = {
  protocol: "HTTP",
  port: 8080,
  path: "/health",
  intervalSeconds: 10,
  threshold: 3,
} as const satisfies TargetHealth;

/** The resolver that every VPC has. */
const RESOLVER = parseAddress("169.254.169.253") as number;

/** Private space, into which an allowed name must not lead. */
const PRIVATE = ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"].map(prefix);

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
    health: { port: HEALTH.port, names: healthNames(proxy, dnsSuffix), intervalSeconds: 5 },
    drain: { noticeSeconds: HEALTH.intervalSeconds * HEALTH.threshold + 15, finishSeconds: 120 },
    idleSeconds: 400,
    maxConnections: 20000,
  };
}

/** A name on the allow-list for each service: that of the Region, or where buckets are listed, of the first. */
function healthNames({ s3, dynamodb, vpc }: GatewayProxy, dnsSuffix: string): string[] {
  const names: string[] = [];
  if (s3) names.push(`${s3.pathStyle ? "" : `${s3.buckets?.[0] ?? "health"}.`}s3.${vpc.region}.${dnsSuffix}`);
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
