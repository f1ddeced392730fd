/** What each way to a service costs per month: from a price table and how many VPCs, AZs and GB there are. */
import { HOURS_PER_MONTH, type PriceTable, priceOf } from "../aws/prices";

/** What a way has to carry. */
export interface Load {
  /** How many AZs each VPC that uses the service has an endpoint in. */
  readonly zones: readonly number[];
  /** GB per month of each of these VPCs, in the same order. */
  readonly gb: readonly number[];
}

/** Each VPC's own endpoints: by the hour in each AZ, and by the GB. */
export function localCost(prices: PriceTable, { zones, gb }: Load): number {
  const hours = zones.reduce((sum, count) => sum + count, 0) * HOURS_PER_MONTH;
  const traffic = gb.reduce((sum, amount) => sum + priceOf(prices, "vpceInterfaceGb", amount), 0);
  return priceOf(prices, "vpceInterfaceHour", hours) + traffic;
}

/** A hub's endpoint: its hours once, its zones, its GB, and the same GB again through the transit gateway. */
export function centralCost(
  prices: PriceTable,
  { gb }: Load,
  hub: { readonly zones: number; readonly hostedZones: number },
): number {
  const total = sum(gb);
  return (
    priceOf(prices, "vpceInterfaceHour", hub.zones * HOURS_PER_MONTH) +
    priceOf(prices, "r53HostedZoneMonth", hub.hostedZones) +
    priceOf(prices, "vpceInterfaceGb", total) +
    priceOf(prices, "tgwGb", total)
  );
}

/** Gateway endpoints cost nothing. */
export function gatewayCost(prices: PriceTable, { gb }: Load): number {
  return priceOf(prices, "vpceGateway", sum(gb));
}

/**
 * A gateway endpoint behind a proxy in a hub, for who is outside its VPC: a load balancer by the hour and by the GB
 * (a capacity unit is a GB an hour), an instance in each AZ, and the transit gateway.
 */
export function proxyCost(prices: PriceTable, { gb }: Load, zones: number): number {
  const total = sum(gb);
  return (
    priceOf(prices, "nlbHour", HOURS_PER_MONTH) +
    priceOf(prices, "nlbNlcuHour", total) +
    priceOf(prices, "proxyInstanceHour", zones * HOURS_PER_MONTH) +
    priceOf(prices, "tgwGb", total)
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
