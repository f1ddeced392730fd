/** A policy of a project's own: a function over what is planned, emitted and found, that says what is wrong. */
import type { SourceRange } from "../diagnostics/source";
import type { Plan } from "../plan/planned/plan";
import type { Told } from "./told";

export interface PolicyInput {
  readonly plan: Plan;
  /** What is emitted, with what the project's own code adds; sorted by name. Made when it is first asked for. */
  readonly stacks: readonly EmittedStack[];
  /** What the witness finds in them. Made when it is first asked for. */
  readonly findings: readonly Told[];
}

export interface EmittedStack {
  readonly name: string;
  /** Terraform JSON. */
  readonly json: Readonly<Record<string, unknown>>;
}

export interface PolicyDiagnostic {
  /** Capital letters, digits and underscores, `ACME_NO_PUBLIC_TIER`, and none of this program's codes. */
  readonly code: string;
  /** An error, if it is not said. */
  readonly severity?: "error" | "warning";
  /** What is wrong, as one sentence without a full stop. */
  readonly message: string;
  readonly why: string;
  readonly help: string;
  /** As `because.at` of planned things. */
  readonly at?: SourceRange | undefined;
}

export type Policy = (input: PolicyInput) => readonly PolicyDiagnostic[];
