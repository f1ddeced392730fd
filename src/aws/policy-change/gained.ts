/** Whom a policy admits that it did not. */

export interface Gained {
  /** `anyone in AWS`, `organization o-a1b2c3d4e5`, `account 111122223333`. */
  readonly who: string;
  /** `s3:GetObject on arn:aws:s3:::logs/*`; absent for everything. */
  readonly what?: string;
  /** Whether a statement that denied it is gone or says less. */
  readonly denial?: boolean;
}
