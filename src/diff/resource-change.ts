/** What becomes of one resource, and which of its arguments make it so. */
import type { SourceRange } from "../diagnostics/source";
import type { Action } from "./action";

/** What a change of an argument does to its resource; `unknown`: nobody has said, so it may replace. */
export type Effect = "replace" | "update" | "unknown";

/** A text, number or flag, or a set of them; references are written as `type.name.attribute`. */
export type Leaf = string | number | boolean | readonly string[];

export interface ArgumentChange {
  /** `cidr_block`, `tags.Name`, `default_action.type`. */
  readonly path: string;
  /** Absent where it was not set, as `after` is where it no longer is. */
  readonly before?: Leaf;
  readonly after?: Leaf;
  readonly effect: Effect;
  /** The address of a replaced resource that this argument names: its value is known only after it is made again. */
  readonly follows?: string;
}

export interface ResourceName {
  readonly stack: string;
  /** `aws_vpc.main`. */
  readonly address: string;
}

export interface ResourceChange {
  readonly action: Action;
  /** Whether a replacement cannot be excluded; then `action` is `update`. */
  readonly mayReplace: boolean;
  /** The stack's name now; for what is deleted with its stack, the name it had. */
  readonly stack: string;
  /** An account ID. */
  readonly account: string;
  readonly region: string;
  readonly type: string;
  /** `aws_vpc.main`. */
  readonly address: string;
  /** Where Terraform has had it until now, when a `moved` block says so. */
  readonly movedFrom?: string;
  readonly ref: string;
  /** Whether a team added it to what is planned. */
  readonly extra?: true;
  /** What differs; of what is created or destroyed, what tells whom it admits or where it leads. */
  readonly arguments: readonly ArgumentChange[];
  /** What brings this about: the replacement, first in the chain, that it follows from, or the VPC it comes or goes with. */
  readonly cause?: ResourceName;
  /** The configuration that asks for it, or for what is deleted, asked. */
  readonly at?: SourceRange;
}
