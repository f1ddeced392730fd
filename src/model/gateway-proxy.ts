/** Proxies inside a VPC through which clients outside it use its gateway endpoints. */
import type { SourceRange } from "../diagnostics/source";
import type { Prefix } from "../ip/prefix";
import type { Tier, Vpc } from "./vpc";

export interface GatewayProxy {
  readonly name: string;
  /** `network/us-east-1/egress/proxy/dallas`. */
  readonly ref: string;
  readonly vpc: Vpc;
  /** Where the balancer and the proxies stand; its tables have the gateway endpoints. */
  readonly tier: Tier;
  /** Who may use it. */
  readonly sources: readonly Prefix[];
  readonly s3?: { readonly buckets?: readonly string[]; readonly pathStyle: boolean };
  readonly dynamodb?: { readonly tables?: readonly string[] };
  /** The resolver whose inbound endpoint answers for the proxied names. */
  readonly resolver?: { readonly name: string; readonly at: SourceRange };
  readonly instanceType: string;
  readonly at: SourceRange;
}
