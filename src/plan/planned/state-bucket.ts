/** The bucket that keeps the state of all stacks: encrypted, versioned, private, each role on its own objects. */
import type { PlannedBase } from "./planned";

/** An IAM policy document. */
export interface BucketPolicy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Readonly<Record<string, unknown>>[];
}

export interface PlannedStateBucket extends PlannedBase {
  readonly kind: "state-bucket";
  readonly bucket: string;
  readonly bucketPolicy: BucketPolicy;
  readonly keyPolicy: BucketPolicy;
}
