/** A named endpoint policy: a text of somebody's own, or limits that a template turns into one. */
import type { AwsOwned } from "../aws/aws-owned";
import type { SourceRange } from "../diagnostics/source";

export interface EndpointPolicy {
  readonly name: string;
  readonly source: PolicyFile | PolicyLimits;
  /** Where it is declared; a built-in one has no place. */
  readonly at?: SourceRange;
}

export interface PolicyFile {
  readonly from: "file";
  readonly file: string;
  readonly text: string;
  /** Whether it must not let anyone from anywhere in. */
  readonly restricted: boolean;
}

/** Limits that all hold; without any, full access. */
export interface PolicyLimits {
  readonly from: "limits";
  readonly organization: boolean;
  readonly ownResources: boolean;
  /** Account IDs, or `self` for the account of the endpoint. */
  readonly accounts?: readonly string[];
  readonly buckets?: readonly string[];
  readonly tables?: readonly string[];
  readonly readOnly: boolean;
  /** What of AWS's own anyone may use besides. */
  readonly awsOwned: readonly AwsOwned[];
}

/** Stands for the account of the endpoint in a list of accounts. */
export const OWN_ACCOUNT = "self";

const NO_LIMITS: PolicyLimits = {
  from: "limits",
  organization: false,
  ownResources: false,
  readOnly: false,
  awsOwned: [],
};

/** Policies that need no declaration; one of the same name takes its place. */
export const BUILT_IN_POLICIES: readonly EndpointPolicy[] = [
  { name: "account-only", source: { ...NO_LIMITS, accounts: [OWN_ACCOUNT] } },
  { name: "full-access", source: NO_LIMITS },
  { name: "org-only", source: { ...NO_LIMITS, organization: true } },
  { name: "read-only", source: { ...NO_LIMITS, readOnly: true } },
];
