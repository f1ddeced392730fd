/** Route tables, their routes and what a route may lead to. */
import type { Prefix } from "../../ip/prefix";
import type { Origin } from "../terraform/stack";

export type TargetKind =
  | "internet-gateway"
  | "nat-gateway"
  | "peering"
  | "transit-gateway"
  | "vpn-gateway"
  | "interface"
  | "gateway-endpoint"
  | "appliance-endpoint"
  /** Something that was taken out of the network to see what happens without it. */
  | "failed"
  | "unread";

/** Where a route sends a packet; `key` is a resource's key, or the text that could not be read. */
export interface Target {
  readonly kind: TargetKind;
  readonly key: string;
}

export interface Route {
  readonly origin: Origin;
  readonly table: string;
  /** Prefixes it covers: one, or a customer-managed prefix list's entries. */
  readonly destinations: readonly Prefix[];
  /** The AWS service whose prefix list it covers, as `us-east-1/s3`. */
  readonly service?: string;
  readonly target: Target;
  readonly propagated: boolean;
}

export interface RouteTable {
  readonly key: string;
  readonly origin: Origin;
  readonly vpc: string;
  readonly routes: readonly Route[];
  /** VPN gateways that put what they learn into this table. */
  readonly propagating: readonly string[];
}
