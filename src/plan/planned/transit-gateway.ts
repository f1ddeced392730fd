/** A transit gateway with its tables and what is attached to it. */
import type { Identifier } from "./exchange";
import type { PlannedBase, Tags } from "./planned";

export interface PlannedTransitGateway extends PlannedBase {
  readonly kind: "transit-gateway";
  readonly name: string;
  readonly asn: number;
  readonly tags: Tags;
}

/** One segment's route table. */
export interface PlannedTransitTable extends PlannedBase {
  readonly kind: "transit-table";
  readonly name: string;
  readonly gateway: Identifier;
  readonly tags: Tags;
}

export interface PlannedVpcAttachment extends PlannedBase {
  readonly kind: "vpc-attachment";
  readonly name: string;
  readonly gateway: Identifier;
  readonly vpc: Identifier;
  readonly subnets: readonly Identifier[];
  /** Whether this account owns the gateway too, and so decides about its default tables. */
  readonly ownGateway: boolean;
  readonly tags: Tags;
}

export interface PlannedAttachmentAccepter extends PlannedBase {
  readonly kind: "attachment-accepter";
  readonly name: string;
  readonly attachment: Identifier;
  readonly tags: Tags;
}

/** Which table decides about what an attachment sends. */
export interface PlannedTransitAssociation extends PlannedBase {
  readonly kind: "transit-association";
  readonly attachment: Identifier;
  readonly table: Identifier;
}

/** A table that learns an attachment's blocks. */
export interface PlannedTransitPropagation extends PlannedBase {
  readonly kind: "transit-propagation";
  readonly attachment: Identifier;
  readonly table: Identifier;
}

export interface PlannedTransitRoute extends PlannedBase {
  readonly kind: "transit-route";
  readonly table: Identifier;
  readonly destination: string;
  readonly target:
    | { readonly to: "attachment"; readonly attachment: Identifier }
    | { readonly to: "blackhole" };
}
