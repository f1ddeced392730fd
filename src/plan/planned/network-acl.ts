/** A network ACL of a tier's subnets, which lets all through but what it denies. */
import type { PlannedBase, Tags } from "./planned";

export interface PlannedNetworkAcl extends PlannedBase {
  readonly kind: "network-acl";
  readonly name: string;
  readonly vpc: string;
  /** Refs. */
  readonly subnets: readonly string[];
  /** Blocks with which nothing is exchanged, in either direction. */
  readonly denied: readonly string[];
  readonly tags: Tags;
}
