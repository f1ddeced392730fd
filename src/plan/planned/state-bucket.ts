/** The bucket that keeps the state of all stacks: encrypted, versioned, private, each role on its own objects. */
import type { PlannedBase } from "./planned";

export interface PlannedStateBucket extends PlannedBase {
  readonly kind: "state-bucket";
  readonly bucket: string;
  readonly partition: string;
  readonly accountId: string;
  /** The folder of this project's objects. */
  readonly prefix: string;
  /** The deploy role's name with its path, the same in every account; absent where nothing is assumed. */
  readonly roleName?: string;
  /** Accounts whose deploy role may use the bucket, sorted. */
  readonly accountIds: readonly string[];
  /** The organisation's ID; with it the policy stays the same size however many accounts there are. */
  readonly organizationId?: string;
}
