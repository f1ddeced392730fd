/** What is found of a resource, or of a thing of others that is looked up: that it is not there, or that it is another. */
import type { Difference } from "../built/match/difference";
import type { Origin } from "../verify/terraform/stack";

/** A resource that is emitted and not there. */
export interface Missing {
  readonly origin: Origin;
}

export interface Changed {
  readonly origin: Origin;
  /** As AWS calls it. */
  readonly id: string;
  readonly differences: readonly Difference[];
}
