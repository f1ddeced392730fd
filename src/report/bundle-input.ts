/** What a bundle is made from: the decisions, the witness's view of what was emitted, and what it said about it. */
import type { Plan } from "../plan/planned/plan";
import type { Expectation } from "../verify/expectations";
import type { Finding } from "../verify/finding";
import type { Scene } from "../verify/scene";
import type { StackJson } from "../verify/terraform/stack";

/** A file that the bundle was made from. */
export interface SourceFile {
  /** Relative to the project. */
  readonly file: string;
  readonly role: "configuration" | "lock" | "terraform";
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly sha256: string;
}

export interface BundleInput {
  readonly plan: Plan;
  /** The network as read from the emitted JSON, ready for questions. */
  readonly scene: Scene;
  readonly expectations: readonly Expectation[];
  readonly findings: readonly Finding[];
  /** The emitted JSON itself, for provenance. */
  readonly stacks: readonly StackJson[];
  /** Sorted by file. */
  readonly sources: readonly SourceFile[];
}
