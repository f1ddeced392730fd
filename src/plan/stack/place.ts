/** Where a stack stands. */
import type { Phase } from "../planned/stack";

/** Where something is built. */
export interface StackPlace {
  readonly account: string;
  readonly region: string;
  readonly phase: Phase;
}
