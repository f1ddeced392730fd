/** Forwarders: instances that routes lead to, which carry packets through a VPC with an address of their own. */
import type { SourceRange } from "../diagnostics/source";
import type { Prefix } from "../ip/prefix";
import type { OutsideRange } from "./connectivity";
import type { Tier, Vpc } from "./vpc";

export interface Forwarder {
  readonly name: string;
  /** `network/us-east-1/egress/forwarder/partner`. */
  readonly ref: string;
  readonly vpc: Vpc;
  /** Where the forwarders stand, one in each AZ; its own routes lead on to the destinations. */
  readonly tier: Tier;
  readonly sources: readonly ForwarderSource[];
  readonly destinations: readonly ForwarderDestination[];
  /** TCP, in ascending order. */
  readonly ports: readonly number[];
  readonly instanceType: string;
  readonly at: SourceRange;
}

export type ForwarderSource =
  | { readonly kind: "vpc"; readonly vpc: Vpc }
  | { readonly kind: "external"; readonly range: OutsideRange };

export type ForwarderDestination =
  | ForwarderSource
  | { readonly kind: "internet" }
  | { readonly kind: "prefix"; readonly prefix: Prefix };
