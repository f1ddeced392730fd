/** What joining VPCs costs per month: over a peering, a transit gateway or PrivateLink. */
import { HOURS_PER_MONTH, type PriceTable, priceOf } from "../aws/prices";

/** A peering costs its traffic alone: from AZ to AZ, counted on both sides, or between regions. */
export function peeringCost(prices: PriceTable, gb: number, sameRegion: boolean): number {
  return sameRegion ? 2 * priceOf(prices, "vpcPeeringGbCrossAz", gb) : priceOf(prices, "interRegionGb", gb);
}

/** Attachments by the hour, and the traffic once, by who sends it. */
export function transitCost(prices: PriceTable, gb: number, attachments: number): number {
  return priceOf(prices, "tgwAttachmentHour", attachments * HOURS_PER_MONTH) + priceOf(prices, "tgwGb", gb);
}

/**
 * The provider's load balancer, by the hour and by capacity units of a GB an hour, and the consumers' endpoints, by
 * the hour in each AZ and by the GB; between regions the traffic costs that on top.
 */
export function privateLinkCost(
  prices: PriceTable,
  { gb, zones, gbAbroad }: { readonly gb: number; readonly zones: number; readonly gbAbroad: number },
): number {
  return (
    priceOf(prices, "nlbHour", HOURS_PER_MONTH) +
    priceOf(prices, "nlbNlcuHour", gb) +
    priceOf(prices, "vpceInterfaceHour", zones * HOURS_PER_MONTH) +
    priceOf(prices, "vpceInterfaceGb", gb) +
    priceOf(prices, "interRegionGb", gbAbroad)
  );
}

/** Instances of our own that carry the traffic, which comes by a transit gateway; a balancer where there is one. */
export function hostsCost(
  prices: PriceTable,
  { gb, zones, balanced }: { readonly gb: number; readonly zones: number; readonly balanced: boolean },
): number {
  const balancer = balanced
    ? priceOf(prices, "nlbHour", HOURS_PER_MONTH) + priceOf(prices, "nlbNlcuHour", gb)
    : 0;
  const instances = priceOf(prices, "proxyInstanceHour", zones * HOURS_PER_MONTH);
  return balancer + instances + priceOf(prices, "tgwGb", gb);
}

/**
 * A Gateway Load Balancer and its endpoints, by the hour in each AZ, by capacity units of a GB an hour and by the GB, and
 * the instances behind it.
 */
export function gatewayBalancerCost(
  prices: PriceTable,
  { gb, zones, instances }: { readonly gb: number; readonly zones: number; readonly instances: number },
): number {
  return (
    priceOf(prices, "gwlbHourAz", zones * HOURS_PER_MONTH) +
    priceOf(prices, "gwlbGlcuHour", gb) +
    priceOf(prices, "vpceGwlbeHour", zones * HOURS_PER_MONTH) +
    priceOf(prices, "vpceGwlbeGb", gb) +
    hostsCost(prices, { gb, zones: instances, balanced: false })
  );
}

/** Interface endpoints, by the hour in each AZ and by the GB, which comes by a transit gateway. */
export function endpointCost(prices: PriceTable, gb: number, zones: number): number {
  const hours = priceOf(prices, "vpceInterfaceHour", zones * HOURS_PER_MONTH);
  return hours + priceOf(prices, "vpceInterfaceGb", gb) + priceOf(prices, "tgwGb", gb);
}

/** What NAT gateways that are there anyway take for the traffic. */
export function natCost(prices: PriceTable, gb: number): number {
  return priceOf(prices, "natGatewayGb", gb);
}
