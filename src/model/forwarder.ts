/** Forwarders: instances that routes lead to, which carry packets through a VPC with an address of their own. */
import type { SourceRange } from "../diagnostics/source";
import type { Party } from "./party";
import type { Tier, Vpc } from "./vpc";

export interface Forwarder {
  readonly name: string;
  /** `network/us-east-1/egress/forwarder/partner`. */
  readonly ref: string;
  readonly vpc: Vpc;
  /** Where the forwarders stand, in each of its AZs; its own routes lead on to the destinations. */
  readonly tier: Tier;
  /** The tier's AZs, the ones in use first: routes of tables that all AZs share lead to the first of them. */
  readonly zones: readonly string[];
  readonly sources: readonly ForwarderSource[];
  readonly destinations: readonly Party[];
  /** TCP, in ascending order. */
  readonly ports: readonly number[];
  /** TLS to port 443 goes only to these host names, whatever address it is sent to; absent for any. */
  readonly hosts?: readonly string[];
  readonly instanceType: string;
  /** How many there are behind a Gateway Load Balancer; absent for one in each AZ, to which routes lead. */
  readonly balanced?: InstanceRange;
  readonly at: SourceRange;
}

export interface InstanceRange {
  readonly least: number;
  /** When all are busy, and while they are replaced. */
  readonly most: number;
}

/** Who is routed to it: by a transit gateway, or within its VPC. */
export type ForwarderSource = Extract<Party, { kind: "vpc" | "external" }>;
