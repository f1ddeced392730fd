/** What the ways to join VPCs cost, carry and open, for each relation between VPCs that is declared. */

/** A way to join VPCs. */
export type JoiningWay =
  | "peering"
  | "transit-gateway"
  | "privatelink"
  | "interface-endpoint"
  /** Instances of our own: a proxy, or a forwarder. */
  | "proxy"
  /** As many forwarders behind one as the load asks for. */
  | "gateway-load-balancer";

export interface JoiningAdvice {
  readonly way: JoiningWay;
  /** Per month, in the price table's currency; absent where there is an obstacle. */
  readonly cost?: number;
  /** Gbps before AWS raises them; absent without a published figure. */
  readonly gbps?: number;
  /** Why AWS would not let it, or why it does not carry what is asked for. */
  readonly obstacle?: string;
}

export interface RelationAdvice {
  /** `peering/egress-regions`, `service/auth`, `forwarder/europe`. */
  readonly relation: string;
  /** Every VPC that takes part. */
  readonly vpcs: number;
  readonly gbPerMonth: number;
  readonly now: JoiningWay;
  /** In the order of {@link JoiningWay}. */
  readonly ways: readonly JoiningAdvice[];
  readonly best: JoiningWay;
  /** A sentence on why that one fits. */
  readonly why: string;
}
