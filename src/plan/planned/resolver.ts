/** Route 53 Resolver endpoints and rules. */
import type { Identifier } from "./exchange";
import type { PlannedBase, Tags } from "./planned";

/** One address in each subnet. */
export interface PlannedResolverEndpoint extends PlannedBase {
  readonly kind: "resolver-endpoint";
  readonly name: string;
  readonly direction: "INBOUND" | "OUTBOUND";
  readonly subnets: readonly string[];
  readonly securityGroup: string;
  readonly tags: Tags;
}

/** A domain that is asked elsewhere, through an outbound endpoint. */
export interface PlannedResolverRule extends PlannedBase {
  readonly kind: "resolver-rule";
  readonly name: string;
  readonly domain: string;
  readonly endpoint: string;
  readonly targets: readonly { readonly ip: string; readonly port: number }[];
  readonly tags: Tags;
}

/** A VPC that follows a rule. */
export interface PlannedResolverRuleAssociation extends PlannedBase {
  readonly kind: "resolver-rule-association";
  readonly name: string;
  readonly rule: Identifier;
  readonly vpc: Identifier;
}
