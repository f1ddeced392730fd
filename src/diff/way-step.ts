/** A step of the way from one version to the next. */
import type { Block, Stack } from "../verify/terraform/stack";
import type { Purpose } from "./purpose";
import type { ResourceChange } from "./resource-change";

/** Stacks that are applied wave by wave; those of a wave in any order. */
export interface WayStep {
  readonly purpose: Purpose;
  /** What Terraform does in it. */
  readonly changes: readonly ResourceChange[];
  /** Names of stacks. */
  readonly waves: readonly (readonly string[])[];
  readonly stacks: ReadonlyMap<string, Stack>;
  /** What leaves a stack's state in this step, and stays in AWS until another stack has it. */
  readonly handedOver: readonly {
    readonly from: { readonly stack: string; readonly block: Block };
    readonly to: { readonly stack: string };
  }[];
}
