/** Stacks that a change touches: what has to be planned, applied or destroyed, and what a stack without its files leaves. */
import type { Phase } from "../plan/planned/stack";

/**
 * `changed`: Terraform will do something there. `renamed`: another folder, the same state. `removed`: nothing in the new
 * version describes it, so that Terraform destroys nothing unless somebody tells it to.
 */
export type StackChangeKind = "added" | "changed" | "renamed" | "removed";

export interface StackChange {
  readonly kind: StackChangeKind;
  readonly name: string;
  /** The name it had, where that was another. */
  readonly formerName?: string;
  readonly account: { readonly name: string; readonly id: string };
  readonly region: string;
  readonly phase: Phase;
  readonly dependsOn: readonly string[];
}
