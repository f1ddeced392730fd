/** Prices of network parts: the shape of a price table, and what a quantity costs by it. */

/** What a table has a price for; hours and months are of one thing, GB are of traffic. */
export type PriceKey =
  | "vpceInterfaceHour"
  | "vpceInterfaceGb"
  | "vpceGateway"
  | "vpceGwlbeHour"
  | "vpceGwlbeGb"
  | "vpceResourceHour"
  | "vpceResourceGb"
  | "publicIpv4Hour"
  | "natGatewayHour"
  | "natGatewayGb"
  | "tgwAttachmentHour"
  | "tgwGb"
  | "nlbHour"
  | "nlbNlcuHour"
  | "albHour"
  | "albLcuHour"
  | "gwlbHourAz"
  | "gwlbGlcuHour"
  | "r53ResolverEndpointEniHour"
  | "r53ResolverQueries"
  | "r53HostedZoneMonth"
  | "r53PhzVpcAssociation"
  | "r53ProfileHour"
  | "r53ProfileExtraVpcHour"
  | "ipamAdvancedIpHour"
  | "vpcPeeringHour"
  | "vpcPeeringGbSameAz"
  | "vpcPeeringGbCrossAz"
  | "interAzGb"
  | "interRegionGbNearest"
  | "interRegionGb"
  | "vpnConnectionHour"
  | "networkFirewallEndpointHour"
  | "proxyInstanceHour";

/** A price for the units up to a total; without `upTo` it is for all above the tier before. */
export interface PriceTier {
  readonly upTo?: number;
  readonly price: number;
}

export interface PriceItem {
  /** In ascending order, the last one open. */
  readonly tiers: readonly PriceTier[];
  /** What the price is for one of. */
  readonly unit: string;
  /** The usage type on the bill. */
  readonly usageType?: string;
  /** When the figure was published. */
  readonly asOf?: string;
  /** `high`: from the AWS Price List; `medium`: pricing pages that agree; `low`: a single figure. */
  readonly confidence: "high" | "medium" | "low";
  readonly note?: string;
}

/** The prices of one region. A table of one's own, with negotiated prices, has the same shape. */
export interface PriceTable {
  readonly region: string;
  readonly currency: string;
  /** The day it was compiled, `2026-11-23`. */
  readonly date: string;
  readonly sources: readonly string[];
  readonly items: Readonly<Record<PriceKey, PriceItem>>;
}

/** Hours in a month, as AWS counts them in its estimates: 365 days / 12. https://calculator.aws */
export const HOURS_PER_MONTH = 730;

/** What a quantity costs, in the table's currency: each tier's price for the units that fall in it. */
export function tieredPrice({ tiers }: PriceItem, quantity: number): number {
  let from = 0;
  let cost = 0;
  for (const { upTo = Infinity, price } of tiers) {
    if (quantity <= from) break;
    cost += (Math.min(quantity, upTo) - from) * price;
    from = upTo;
  }
  return cost;
}

/** What a quantity of an item costs by a table. */
export function priceOf(table: PriceTable, key: PriceKey, quantity: number): number {
  return tieredPrice(table.items[key], quantity);
}
