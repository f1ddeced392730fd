/** What a configuration says of a VPC that is built, as plain values. */
import { formatPrefix } from "../../ip/prefix";
import type { WrittenInterface } from "./interface-endpoints";
import { fresh } from "./names";
import type { ObservedFlowLog, ObservedGatewayEndpoint, ObservedVpc } from "./observed";
import type { WrittenTier } from "./tiers";
import type { Settings, Value } from "./value";

/** All but its addresses and its region, so that VPCs of one shape have equal settings. */
export function settingsOf(
  vpc: ObservedVpc,
  tiers: readonly WrittenTier[],
  zones: readonly string[],
  interfaces: readonly WrittenInterface[],
  policyNames: ReadonlyMap<string, string>,
): Settings {
  const nat = natOf(vpc, tiers);
  const own = [...new Set(vpc.subnets.map(({ zone }) => zone))].sort();
  const dns = {
    ...(!vpc.dnsSupport && { support: false }),
    ...(!vpc.dnsHostnames && { hostnames: false }),
  };
  const gateway = endpointsOf(vpc, tiers, policyNames);
  const endpoints = {
    ...(Object.keys(gateway).length > 0 && { gateway }),
    ...(interfaces.length > 0 && {
      interface: Object.fromEntries(interfaces.map(({ name, settings }) => [name, settings])),
    }),
  };
  return {
    ...(own.length > 0 && own.join() !== zones.join() && { availabilityZones: own }),
    ...(vpc.internetGateway && { internetGateway: true }),
    ...(nat && { natGateways: nat.kind, ...(publicTiers(tiers) > 1 && { natGatewayTier: nat.tier.name }) }),
    ...(Object.keys(dns).length > 0 && { dns }),
    ...(vpc.flowLog && { flowLogs: flowLogSettings(vpc.flowLog) }),
    ...(tiers.length > 0 && {
      subnets: Object.fromEntries(tiers.map((tier) => [tier.name, tierSettings(tier, own)])),
    }),
    ...(Object.keys(endpoints).length > 0 && { endpoints }),
  };
}

function flowLogSettings({ bucketArn, traffic, aggregationSeconds }: ObservedFlowLog): Settings {
  return {
    to: "s3",
    bucketArn,
    ...(traffic !== "all" && { traffic }),
    ...(aggregationSeconds !== 600 && { aggregationSeconds }),
  };
}

const publicTiers = (tiers: readonly WrittenTier[]) =>
  tiers.filter(({ access }) => access === "public").length;

export interface Nat {
  readonly kind: "single" | "per-az";
  /** The tier that its gateways stand in. */
  readonly tier: WrittenTier;
  /** Their AZs. */
  readonly zones: readonly string[];
}

/** One for all, or one in each AZ of one public tier; what is between these has no word. */
export function natOf(vpc: ObservedVpc, tiers: readonly WrittenTier[]): Nat | undefined {
  const homes = [...vpc.nats.values()];
  const tier = tiers.find(
    (one) => one.access === "public" && homes.every((home) => one.subnets.some(({ id }) => id === home)),
  );
  if (!tier || homes.length === 0 || new Set(homes).size < homes.length) return undefined;
  const zones = homes.map((home) => tier.subnets.find(({ id }) => id === home)?.zone as string).sort();
  if (homes.length === 1) return { kind: "single", tier, zones };
  return homes.length === tier.subnets.length ? { kind: "per-az", tier, zones } : undefined;
}

function tierSettings(tier: WrittenTier, zones: readonly string[]): Value {
  const lengths = tier.subnets.map(({ prefix }) => prefix.length);
  const usual = mostFrequent(lengths);
  const own = tier.subnets.map(({ zone }) => zone);
  const perAz = tier.subnets
    .filter(({ prefix }) => prefix.length !== usual)
    .map(({ zone, prefix }) => [zone, { prefixLength: prefix.length }]);
  return {
    prefixLength: usual,
    ...(tier.secondary !== undefined && { from: secondaryName(tier.secondary) }),
    ...(tier.access !== "private" && { access: tier.access }),
    ...(own.join() !== zones.join() && { availabilityZones: own }),
    ...(tier.routeTables === "per-az" && { routeTables: "per-az" }),
    ...(tier.publicAddresses && { publicAddresses: true }),
    ...(perAz.length > 0 && { perAz: Object.fromEntries(perAz) }),
  };
}

export function secondaryName(number: number): string {
  return number === 1 ? "secondary" : `secondary-${number}`;
}

/** Of a tier, the endpoint has all tables or none; anything between has no word, and is left alone. */
function endpointsOf(
  { id, gatewayEndpoints }: ObservedVpc,
  tiers: readonly WrittenTier[],
  policyNames: ReadonlyMap<string, string>,
): Record<string, Value> {
  const taken = new Set<string>();
  const entries = gatewayEndpoints.flatMap((endpoint): [string, Value][] => {
    const { service, tables } = endpoint;
    const has = (tier: WrittenTier) =>
      tier.subnets.filter(({ table }) => tables.includes(table ?? "")).length;
    if (tiers.some((tier) => has(tier) > 0 && has(tier) < tier.subnets.length)) return [];
    const served = tiers.filter((tier) => has(tier) > 0);
    if (served.length === 0) return [];
    const name = fresh(service, taken);
    const isOnly = gatewayEndpoints.filter((one) => one.service === service).length === 1;
    const policy = policyNames.get(policyKey(id, endpoint));
    const settings = {
      ...(name !== service && { service }),
      ...(!(isOnly && served.length === tiers.length) && { tiers: served.map((tier) => tier.name) }),
      ...(policy !== undefined && { policy }),
    };
    return [[name, settings]];
  });
  return Object.fromEntries(entries);
}

/** Tells a VPC's endpoints apart, for what is kept of each elsewhere. */
export function policyKey(vpc: string, { service, tables }: ObservedGatewayEndpoint): string {
  return [vpc, service, ...tables].join(" ");
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || b - a)[0]?.[0] ?? 24;
}

/** `10.0.0.0/16`, for where a block stands in a configuration. */
export const cidr = formatPrefix;
