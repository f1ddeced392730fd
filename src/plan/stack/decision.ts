/** What a room decides for one stack. Rooms return decisions and write into nothing; the planner assembles stacks from them. */
import type { Planned } from "../planned/stack";
import type { Import } from "./export";
import type { StackPlace } from "./place";

export interface Decision {
  readonly place: StackPlace;
  /**
   * A function is called each time somebody looks at the stack, and answers the same each time: the resources of all
   * stacks at once would be most of the memory of a large plan.
   */
  readonly resources: readonly Planned[] | (() => readonly Planned[]);
  /** Those with physical names, where making all of them only to check names would take too long. */
  readonly named?: readonly Planned[];
  /** Exports of other stacks whose values the resources use. The stack is applied after those. */
  readonly imports?: readonly Import[];
  /** Stacks that have to be applied before, whatever this one imports. */
  readonly after?: readonly StackPlace[];
}
