/** What of a version is checked: guards, expectations and policies. */
import type { SourceRange } from "../diagnostics/source";
import type { Expectation, Restriction } from "../model/expectation";
import type { Guard } from "../model/guard";
import type { PlannedAccount } from "../plan/planned/plan";

/** Checks that a version declares. */
export interface Checks {
  readonly guards: readonly Guard[];
  readonly expectations: readonly Expectation[];
  readonly restrictions: readonly Restriction[];
  /** Endpoint policies from files that must not let anyone in, by name. */
  readonly restrictedPolicies: readonly CheckedPolicy[];
}

export interface CheckedPolicy {
  readonly name: string;
  readonly at?: SourceRange;
}

/** What the comparison has to know of one version. */
export interface CheckedSide {
  readonly checks: Checks;
  readonly accounts: readonly PlannedAccount[];
}
