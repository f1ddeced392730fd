/** A block of a team's own Terraform JSON, as a stack has it: what it names of the plan is named by ref. */
import type { PlannedKind } from "./kind";
import type { PlannedBase } from "./planned";

export interface PlannedAddition extends PlannedBase {
  readonly kind: "addition";
  readonly section: "resource" | "data" | "locals" | "output";
  /** `aws_security_group`; empty where there is none. */
  readonly type: string;
  /** As Terraform knows it in this stack, `main__web`. */
  readonly name: string;
  /** The JSON text of its value. */
  readonly body: string;
  /** What stands in its value instead, where it names something. */
  readonly texts: readonly AddedText[];
}

export interface AddedText {
  readonly path: readonly (string | number)[];
  /** Terraform's own language, and between it what is planned: one thing, or a list of some. */
  readonly parts: readonly (string | AddedUse | readonly AddedUse[])[];
}

/** Something in the same stack: an attribute of it, or without one the thing itself. */
export interface AddedUse {
  readonly kind: PlannedKind;
  readonly ref: string;
  readonly attribute?: string;
}
