/** A team's own Terraform JSON in a stack, as it stands in the configuration: `extra` there. */
import type { SourceRange } from "../diagnostics/source";

export interface Addition {
  /** Its name in the configuration. */
  readonly name: string;
  readonly blocks: readonly AddedBlock[];
  readonly at: SourceRange;
}

/** One for a stack of an account, and not for a VPC. */
export interface StackAddition extends Addition {
  readonly region: string;
  readonly phase: "base" | "link" | "accept";
}

export type AddedSection = "resource" | "data" | "locals" | "output";

/** A resource, a data source, a local value or an output. */
export interface AddedBlock {
  readonly section: AddedSection;
  /** `aws_security_group`; empty where there is none. */
  readonly type: string;
  /** As it is written; the stack has it under a longer one. */
  readonly name: string;
  /** The JSON text of its value. */
  readonly body: string;
  readonly at: SourceRange;
  /** Where a part of the value stands. */
  locate(path: readonly (string | number)[], part?: "key" | "value"): SourceRange;
}
