/** What an account shares with others of the organisation through RAM. */
import type { OwnIdentifier } from "./exchange";
import type { PlannedBase, Tags } from "./planned";

export interface PlannedResourceShare extends PlannedBase {
  readonly kind: "resource-share";
  readonly name: string;
  readonly tags: Tags;
}

export interface PlannedSharedResource extends PlannedBase {
  readonly kind: "shared-resource";
  readonly share: string;
  /** The thing's `arn`. */
  readonly resource: OwnIdentifier;
}

export interface PlannedSharePrincipal extends PlannedBase {
  readonly kind: "share-principal";
  readonly share: string;
  /** An account ID. */
  readonly principal: string;
}
