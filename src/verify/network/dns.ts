/** Names: private hosted zones, their records, and Route 53 Resolver endpoints and rules. */
import type { Address } from "../../ip/address";
import type { Origin } from "../terraform/stack";

/** What a record answers with. */
export type Answer =
  | { readonly kind: "endpoint"; readonly key: string }
  | { readonly kind: "load-balancer"; readonly key: string }
  | { readonly kind: "addresses"; readonly addresses: readonly Address[] }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "unread"; readonly text: string };

export interface DnsRecord {
  readonly origin: Origin;
  /** Without the final dot, lower case; may start with `*.`. */
  readonly name: string;
  readonly answer: Answer;
}

export interface Zone {
  readonly key: string;
  readonly origin: Origin;
  readonly name: string;
  /** Keys of the VPCs that see it. */
  readonly vpcs: readonly string[];
  readonly records: readonly DnsRecord[];
}

export interface ResolverRule {
  readonly key: string;
  readonly origin: Origin;
  readonly name: string;
  /** `system` puts a name back to the VPC's own resolver. */
  readonly kind: "forward" | "system";
  readonly addresses: readonly Address[];
  /** The outbound endpoint that asks them. */
  readonly endpoint?: string;
  readonly vpcs: readonly string[];
}

export interface ResolverEndpoint {
  readonly key: string;
  readonly origin: Origin;
  readonly direction: "inbound" | "outbound";
  readonly interfaces: readonly string[];
}
