/** What joining VPCs costs per month: over a peering, a transit gateway or PrivateLink. */
import { HOURS_PER_MONTH, type PriceTable, priceOf } from "../../aws/prices";

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
