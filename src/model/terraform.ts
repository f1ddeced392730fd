/** How the stacks are run: versions, where state is kept, and the role in each account. */
import type { SourceRange } from "../diagnostics/source";

export interface TerraformSettings {
  readonly requiredVersion: string;
  /** Where that is written; absent where it is assumed. */
  readonly requiredVersionAt?: SourceRange;
  readonly awsProvider: string;
  readonly backend: Backend;
  /** Where stacks hand identifiers to one another. */
  readonly exchange?: ExchangeBucket;
  /** An ARN with `{account}` where the account ID goes. */
  readonly deployRole?: string;
  readonly at?: SourceRange;
}

export interface ExchangeBucket {
  readonly bucket: string;
  readonly region: string;
  /** The folder of all this project's objects in the bucket. */
  readonly prefix: string;
}

export type Backend = S3Backend | LocalBackend | CloudBackend;

export interface S3Backend {
  readonly type: "s3";
  readonly bucket: string;
  readonly region: string;
  /** The folder of all this project's objects in the bucket. */
  readonly prefix: string;
  /** The account that owns the bucket; with it the bootstrap stack is made. */
  readonly account?: string;
  /** Where the bootstrap stack's own state is: in a file, until the bucket is there. */
  readonly bootstrapState: "local" | "bucket";
}

export interface LocalBackend {
  readonly type: "local";
  /** Relative to the stack's own folder. */
  readonly directory: string;
}

export interface CloudBackend {
  readonly type: "cloud";
  readonly organization: string;
  readonly hostname?: string;
  readonly project?: string;
  readonly workspacePrefix: string;
}
