/** What joins VPCs to one another and to what lies outside: peerings, transit gateways, VPN and Direct Connect. */
import type { Prefix } from "../../ip/prefix";
import type { Origin } from "../terraform/stack";

export interface Peering {
  readonly key: string;
  readonly origin: Origin;
  readonly requester: string;
  readonly accepter: string;
  readonly accepted: boolean;
}

export interface TransitGateway {
  readonly key: string;
  readonly origin: Origin;
  /** Whether rules may name groups of other VPCs; the attachments of both have to say so as well. */
  readonly refersToGroups: boolean;
  /** Others made it, and it was only looked up. */
  readonly existing?: true;
}

/** A VPC, VPN connection or Direct Connect gateway joined to a transit gateway. */
export interface Attachment {
  readonly key: string;
  readonly origin: Origin;
  readonly gateway: string;
  readonly kind: "vpc" | "vpn" | "direct-connect";
  /** The VPC's key; for the others the edge's key. */
  readonly of: string;
  readonly subnets: readonly string[];
  readonly accepted: boolean;
  readonly refersToGroups?: boolean;
  /** The transit gateway route table that its packets consult. */
  readonly table?: string;
}

export interface TransitRoute {
  readonly origin: Origin;
  readonly destinations: readonly Prefix[];
  /** Absent for a blackhole. */
  readonly attachment?: string;
  /** What the attachment argument said when it could not be read. */
  readonly unread?: string;
}

export interface TransitTable {
  readonly key: string;
  readonly origin: Origin;
  readonly gateway: string;
  readonly routes: readonly TransitRoute[];
  /** Attachments whose prefixes it learns. */
  readonly propagations: readonly { readonly attachment: string; readonly origin: Origin }[];
}

/**
 * A way out of what was read: a VPN connection or a Direct Connect gateway, on a VPN gateway or a transit gateway; an
 * attachment to a transit gateway of others; a peering with a VPC of others.
 */
export interface Edge {
  readonly key: string;
  readonly origin: Origin;
  readonly kind: "vpn" | "direct-connect" | "foreign-gateway" | "peering";
  /** A VPN gateway's, a transit gateway's or a peering's key. */
  readonly gateway: string;
  /** Static prefixes of a VPN connection; with none, what the other side announces. */
  readonly prefixes: readonly Prefix[];
  /** All that the other side is told of, where Terraform says so: it has no way to any other address. */
  readonly told?: readonly Prefix[];
}

export interface VpnGateway {
  readonly key: string;
  readonly origin: Origin;
  readonly vpc: string;
}

export interface InternetGateway {
  readonly key: string;
  readonly origin: Origin;
  readonly vpc: string;
}

export interface NatGateway {
  readonly key: string;
  readonly origin: Origin;
  readonly interface: string;
  readonly public: boolean;
}
