/** Security groups, and their rules one by one, so that adding one leaves the others alone. */
import type { Identifier } from "./exchange";
import type { PlannedBase, Tags } from "./planned";

export interface PlannedSecurityGroup extends PlannedBase {
  readonly kind: "security-group";
  readonly name: string;
  /** ASCII, at most 255 characters; AWS replaces a group to change it. */
  readonly description: string;
  readonly vpc: Identifier;
  readonly tags: Tags;
}

export interface PlannedSecurityGroupRule extends PlannedBase {
  readonly kind: "security-group-rule";
  readonly securityGroup: string;
  readonly direction: "ingress" | "egress";
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  readonly peer: RulePeer;
}

/** Whom a rule admits: addresses, the prefix list of a gateway endpoint's service, or who wears a group. */
export type RulePeer =
  | { readonly kind: "cidr-block"; readonly cidrBlock: string }
  | { readonly kind: "gateway-endpoint"; readonly ref: string }
  | { readonly kind: "security-group"; readonly ref: string };
