/** The way from one version to the other: what is applied, step by step, and what that cuts or opens meanwhile. */
import type { Interruption } from "./on-the-way";
import type { WayStep } from "./way-step";

export interface Way {
  /** None where nothing is to be applied, and where `movedStates` keep the way from being planned. */
  readonly steps: readonly WayStep[];
  readonly interruptions: readonly Interruption[];
  /** Names of stacks that keep their state elsewhere in the version after: no step can move a state. */
  readonly movedStates: readonly string[];
}
