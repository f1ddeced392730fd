/** A subnet in one AZ. */
import type { PlannedBase, Tags } from "./planned";

export interface PlannedSubnet extends PlannedBase {
  readonly kind: "subnet";
  readonly name: string;
  readonly vpc: string;
  readonly tier: string;
  readonly availabilityZoneId: string;
  readonly cidrBlock: string;
  /** The ref of the secondary block it lies in, which has to be associated first. */
  readonly association?: string;
  readonly routeTable: string;
  /** Whether instances get a public address by default. */
  readonly publicAddresses: boolean;
  readonly tags: Tags;
}
