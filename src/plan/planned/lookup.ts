/** Things of other accounts that Terraform looks up, and holds to the plan, before it does anything with them. */
import type { Identifier } from "./exchange";
import type { PlannedBase } from "./planned";

/** What has to hold of an attribute. Terraform stops with the sentence where it does not. */
export interface Condition {
  /** Terraform's name, `vpc_owner_id`; of a list of blocks what each has, `peer_cidr_block_set[*].cidr_block`. */
  readonly attribute: string;
  readonly has: Expected;
  /** The sentence, without commas or quotes, so that one template serves all accounts. */
  readonly otherwise: string;
}

export type Expected =
  | { readonly value: string | number | Identifier }
  /** Each of the attribute's values is one of these; it may have none, as AWS does not tell some things at once. */
  | { readonly among: readonly string[] };

interface Lookup extends PlannedBase {
  /** What another account's stack says it is, or the configuration of what others made. */
  readonly found: Identifier;
  readonly conditions: readonly Condition[];
}

export interface PlannedAttachmentLookup extends Lookup {
  readonly kind: "attachment-lookup";
}

/** An attachment to somebody else's gateway, once its owner has accepted it. */
export interface PlannedAcceptanceLookup extends Lookup {
  readonly kind: "acceptance-lookup";
}

export interface PlannedPeeringLookup extends Lookup {
  readonly kind: "peering-lookup";
  /** The accepter in the same stack that comes before: AWS tells the other VPC's blocks of an active peering alone. */
  readonly after?: string;
}

export interface PlannedGatewayLookup extends Lookup {
  readonly kind: "gateway-lookup";
}

export interface PlannedRuleLookup extends Lookup {
  readonly kind: "rule-lookup";
}

export interface PlannedServiceLookup extends Lookup {
  readonly kind: "service-lookup";
  /** The service's region where that is another one. */
  readonly region?: string;
}
