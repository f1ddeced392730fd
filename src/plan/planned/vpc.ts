/** A VPC with its primary block, and its default security group, which is closed. */
import type { PlannedBase, Tags } from "./planned";

export interface PlannedVpc extends PlannedBase {
  readonly kind: "vpc";
  readonly name: string;
  readonly cidrBlock: string;
  readonly dnsSupport: boolean;
  readonly dnsHostnames: boolean;
  readonly tags: Tags;
}

/** A secondary block of a VPC. */
export interface PlannedCidrAssociation extends PlannedBase {
  readonly kind: "cidr-association";
  readonly vpc: string;
  readonly cidrBlock: string;
  /** The ref of the association that has to be there first, since AWS refuses some orders. */
  readonly after?: string;
}
