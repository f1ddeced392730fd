/** Names of a hub's endpoints, and how they reach the VPCs that use them: zones one by one, or a Route 53 Profile. */
import type { Identifier } from "./exchange";
import type { Condition } from "./lookup";
import type { PlannedBase, Tags } from "./planned";

/** A private zone, made with the VPC of its hub; other VPCs are associated by resources of their own. */
export interface PlannedPrivateZone extends PlannedBase {
  readonly kind: "private-zone";
  readonly name: string;
  readonly vpc: Identifier;
  readonly comment: string;
  readonly tags: Tags;
}

/** A zone's name, or all below it, as an alias of an interface endpoint. */
export interface PlannedEndpointRecord extends PlannedBase {
  readonly kind: "endpoint-record";
  readonly zone: string;
  /** The whole name, `*.s3.us-east-1.amazonaws.com`. */
  readonly name: string;
  readonly endpoint: string;
}

/** A zone's name, or all below it, as an alias of a load balancer. */
export interface PlannedBalancerRecord extends PlannedBase {
  readonly kind: "balancer-record";
  readonly zone: Identifier;
  readonly name: string;
  /** The balancer's name, and the zone that AWS keeps that in. */
  readonly balancerName: Identifier;
  readonly balancerZone: Identifier;
  /** The inbound endpoint that others ask for it. */
  readonly resolverEndpoint: string;
}

/** The zone owner's word that another account's VPC may be associated. */
export interface PlannedZoneAuthorization extends PlannedBase {
  readonly kind: "zone-authorization";
  readonly zone: Identifier;
  readonly vpc: Identifier;
}

export interface PlannedZoneAssociation extends PlannedBase {
  readonly kind: "zone-association";
  readonly zone: Identifier;
  readonly vpc: Identifier;
  /** Of another account's zone, which nobody but that account can look up before it is associated. */
  readonly conditions?: readonly Condition[];
}

export interface PlannedDnsProfile extends PlannedBase {
  readonly kind: "dns-profile";
  readonly name: string;
  readonly tags: Tags;
}

/** A zone in a profile. */
export interface PlannedProfileZone extends PlannedBase {
  readonly kind: "profile-zone";
  readonly name: string;
  readonly profile: string;
  readonly zone: string;
}

/** A VPC that has a profile. */
export interface PlannedProfileAssociation extends PlannedBase {
  readonly kind: "profile-association";
  readonly name: string;
  readonly profile: Identifier;
  readonly vpc: Identifier;
  readonly tags: Tags;
}
