/** VPC peering: the request on one side, the acceptance on the other. */
import type { Identifier } from "./exchange";
import type { PlannedBase, Tags } from "./planned";

export interface PlannedPeering extends PlannedBase {
  readonly kind: "peering";
  readonly name: string;
  readonly vpc: Identifier;
  readonly peerVpc: Identifier;
  readonly peerAccountId: string;
  readonly peerRegion: string;
  readonly tags: Tags;
}

export interface PlannedPeeringAccepter extends PlannedBase {
  readonly kind: "peering-accepter";
  readonly name: string;
  readonly peering: Identifier;
  readonly tags: Tags;
}

/** One side's DNS option, which AWS takes once the peering is active. */
export interface PlannedPeeringOptions extends PlannedBase {
  readonly kind: "peering-options";
  readonly peering: Identifier;
  readonly side: "requester" | "accepter";
  readonly dnsResolution: boolean;
  /** The accepter in the same stack, which has to be there first. */
  readonly after?: string;
}
