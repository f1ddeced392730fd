/** What the ways to an AWS service cost, carry and reach, for each service that a region's VPCs use. */

/** A way to a service. */
export type Way = "local" | "central" | "gateway" | "proxy";

export interface WayAdvice {
  readonly way: Way;
  /** Per month, in the price table's currency. */
  readonly cost: number;
  /** Gbps that the endpoints of this way carry together before AWS scales them; absent without a published figure. */
  readonly gbps?: number;
  /** Whether a VPC's own traffic, other VPCs' and on-premises' gets there this way. */
  readonly reach: "own VPC" | "any VPC and on-premises";
}

export interface ServiceAdvice {
  readonly region: string;
  readonly service: string;
  /** Who is to reach it: VPCs' own traffic, or also what comes to a VPC from outside, as from on-premises. */
  readonly fromOutside: boolean;
  /** How many VPCs use it, by what they have now. */
  readonly local: number;
  readonly central: number;
  readonly gateway: number;
  /** Traffic of all of them. */
  readonly gbPerMonth: number;
  /** Whether the traffic is an assumption, for want of gbPerMonth in the configuration. */
  readonly assumed: boolean;
  /** What the configuration leads to now. */
  readonly now: number;
  /** The possible ways, cheapest first. */
  readonly ways: readonly WayAdvice[];
  /** The cheapest way that still reaches everybody who is to use the service. */
  readonly best: Way;
  readonly saving: number;
}

export interface EndpointAdvice {
  readonly currency: string;
  /** The region and the day of the price table. */
  readonly pricedIn: string;
  readonly pricedOn: string;
  /** Assumed traffic of one VPC to one service, in GB per month. */
  readonly assumedGb: number;
  /** What a transit gateway attachment costs per VPC and month; it is in no way's cost. */
  readonly attachment: number;
  readonly services: readonly ServiceAdvice[];
}
