/** What can be wrong with an endpoint policy. */

/** The kind of a problem; {@link PolicyProblem.detail} has what it is about. */
export type PolicyProblemName =
  /** The text is no JSON; `offset` is the first wrong character. */
  | "not-json"
  /** A key stands twice in one object; detail: the key. */
  | "repeated-key"
  /** A word in braces is no placeholder; detail: the word. */
  | "unknown-placeholder"
  /** More than 20,480 characters; detail: how many. */
  | "size"
  /** `Version` is not 2012-10-17, without which variables and newer elements do not work; detail: what it is. */
  | "version"
  /** There is no statement; or one is no object. */
  | "statement"
  /** An element of the policy or of a statement that the language does not have; detail: its name. */
  | "unknown-element"
  /** `Effect` is neither `Allow` nor `Deny`; detail: what it is. */
  | "effect"
  /** A statement without `Principal`. */
  | "principal"
  /** A statement without `Action` or `NotAction`. */
  | "action"
  /** A gateway endpoint's statement with a principal other than `*`; detail: the principal. */
  | "gateway-principal"
  /** A wildcard, or a numeric operator, on a key that holds an identifier AWS makes; detail: key and value. */
  | "identifier-condition"
  /** A wildcard with fewer than six characters beside it in a string condition; detail: the value. */
  | "short-wildcard"
  /** An ARN whose account is part digits, part wildcard; detail: the ARN. */
  | "account-wildcard"
  /** The service takes no endpoint policy: it would be ignored or refused; detail: the service. */
  | "service-without-policies"
  /** Nobody has published whether the service takes one; detail: the service. */
  | "service-policies-unknown"
  /** The policy is said to be restricted, and this statement allows anyone from anywhere. */
  | "unrestricted"
  /** A condition names an organisation other than the configured one; detail: its ID. */
  | "other-organization";

export interface PolicyProblem {
  readonly name: PolicyProblemName;
  /** JSON Pointer to the value it is about, `/Statement/0/Principal`; `""` is the whole policy. */
  readonly pointer: string;
  /** Where that value begins in the text; absent when the policy came as an object. */
  readonly offset?: number;
  readonly detail: string;
}

/** A problem before its offset is looked up. */
export type PolicyFinding = Omit<PolicyProblem, "offset">;
