/** Where a stack stands. */
import type { Phase } from "../planned/stack";

/** Where something is built. */
export interface StackPlace {
  readonly account: string;
  readonly region: string;
  readonly phase: Phase;
}

export function isSamePlace(a: StackPlace, b: StackPlace): boolean {
  return a.account === b.account && a.region === b.region && a.phase === b.phase;
}
