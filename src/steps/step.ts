/** A step of a change: complete stacks, applied wave by wave, before anything of the next step is. */

import type { Purpose } from "../diff/purpose";
import type { Block, Stack } from "../verify/terraform/stack";

/** A resource that leaves one stack's state and comes to another's, while AWS has it all the time. */
export interface HandOver {
  readonly from: { readonly stack: string; readonly address: string; readonly block: Block };
  readonly to: { readonly stack: string; readonly address: string };
}

export interface Step {
  readonly purpose: Purpose;
  /** Names of stacks; those of one wave need nothing of one another. */
  readonly waves: readonly (readonly string[])[];
  /** The stacks as they are in this step, by name. */
  readonly stacks: ReadonlyMap<string, Stack>;
  /** What leaves a state in this step and comes to another in a later one. */
  readonly handedOver: readonly HandOver[];
}
