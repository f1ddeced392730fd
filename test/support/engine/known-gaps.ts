/** The local AWS API's known gaps: what an engine test's second plan may show. A new entry is a decision, not a reflex. */

export interface KnownGap {
  /** Terraform resource type. */
  readonly type: string;
  /** First part of the path of the attribute that the local API does not give back. */
  readonly attribute: string;
  readonly reason: string;
}

export const KNOWN_GAPS: readonly KnownGap[] = [];
