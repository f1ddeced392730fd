/** Ways to networks outside AWS that a transit gateway has. */
import type { Identifier } from "./exchange";
import type { PlannedBase, Tags } from "./planned";

export interface PlannedCustomerGateway extends PlannedBase {
  readonly kind: "customer-gateway";
  readonly name: string;
  readonly address: string;
  readonly asn: number;
  /** Whether the ASN is one of those that EC2 takes by another argument. */
  readonly extendedAsn: boolean;
  readonly tags: Tags;
}

export interface PlannedVpnConnection extends PlannedBase {
  readonly kind: "vpn-connection";
  readonly name: string;
  readonly customerGateway: string;
  readonly gateway: Identifier;
  readonly staticRoutes: boolean;
  readonly tags: Tags;
}

/** A Direct Connect gateway joined to a transit gateway, and the attachment that AWS makes of it. */
export interface PlannedDirectConnectAssociation extends PlannedBase {
  readonly kind: "direct-connect-association";
  readonly directConnectGatewayId: string;
  readonly gateway: Identifier;
  /** What is announced to the other side. */
  readonly allowedPrefixes: readonly string[];
}
