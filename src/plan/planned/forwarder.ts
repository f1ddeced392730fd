/** Forwarders: an interface that stays, and the instance behind it. */
import type { OwnIdentifier } from "./exchange";
import type { PlannedBase, Tags } from "./planned";

/** An interface that passes on what is not addressed to it. */
export interface PlannedNetworkInterface extends PlannedBase {
  readonly kind: "network-interface";
  readonly name: string;
  readonly subnet: string;
  readonly securityGroup: string;
  readonly tags: Tags;
}

export interface PlannedInstance extends PlannedBase {
  readonly kind: "instance";
  readonly name: string;
  /** The public parameter that names the image; what is newer than the instance does not replace it. */
  readonly imageParameter: string;
  readonly instanceType: string;
  readonly role: string;
  readonly networkInterface: string;
  /** A script, at most 16 KB. */
  readonly userData: string;
  /** Texts in the script that stand for identifiers of this stack. */
  readonly late: Readonly<Record<string, OwnIdentifier>>;
  readonly tags: Tags;
}
