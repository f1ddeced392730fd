/** One wave: plans each of its stacks, has the plans approved, and applies them. */
import {
  disagreements,
  type PlanDisagreement,
  type PlannedAction,
  type TerraformPlan,
} from "../diff/terraform-plan";
import type { WayStep } from "../diff/way-step";
import { atMost } from "./at-most";
import type { Counts } from "./run-report";
import { type Failed, isFailed, type Planned, type Terraform } from "./terraform";

/** What Terraform would do with one stack, and what of it the step does not say. */
export interface StackPlan {
  readonly stack: string;
  readonly counts: Counts;
  readonly unexpected: readonly PlanDisagreement[];
  readonly text: string;
}

export interface PlannedWave {
  readonly plans: readonly StackPlan[];
  readonly failures: ReadonlyMap<string, Failed>;
}

export type OnDone = (stack: string) => void;

export async function planWave(
  terraform: Terraform,
  stacks: readonly string[],
  { changes }: WayStep,
  parallel: number,
  onDone: OnDone,
): Promise<PlannedWave> {
  const failures = new Map<string, Failed>();
  const plans = new Map<string, StackPlan>();
  await atMost(parallel, stacks, async (stack) => {
    const planned = (await terraform.init(stack)) ?? (await terraform.plan(stack));
    if (isFailed(planned)) failures.set(stack, planned);
    else plans.set(stack, toldPlan(planned, changes));
    onDone(stack);
  });
  return { plans: stacks.flatMap((stack) => plans.get(stack) ?? []), failures };
}

/** The failures, by stack. All of the wave's stacks are tried: none needs another. */
export async function applyWave(
  terraform: Terraform,
  stacks: readonly string[],
  parallel: number,
  onDone: (stack: string, failed: Failed | undefined) => void,
): Promise<ReadonlyMap<string, Failed>> {
  const failures = new Map<string, Failed>();
  await atMost(parallel, stacks, async (stack) => {
    const failed = await terraform.apply(stack);
    if (failed) failures.set(stack, failed);
    onDone(stack, failed);
  });
  return failures;
}

/** Something that is destroyed or made anew although no step says so is what a plan is read for. */
function toldPlan({ plan, text }: Planned, changes: WayStep["changes"]): StackPlan {
  const unexpected = disagreements([plan], changes).filter(
    ({ theirs, kind }) => kind !== "missing" && (theirs === "delete" || theirs === "replace"),
  );
  return { stack: plan.stack, counts: countsOf(plan), unexpected, text };
}

const COUNTED: Readonly<Record<PlannedAction, Partial<Counts>>> = {
  create: { create: 1 },
  update: { update: 1 },
  delete: { destroy: 1 },
  replace: { create: 1, destroy: 1 },
  forget: {},
};

function countsOf({ actions }: TerraformPlan): Counts {
  const counts = { create: 0, update: 0, destroy: 0 };
  for (const action of actions.values())
    for (const [key, number] of Object.entries(COUNTED[action])) counts[key as keyof Counts] += number;
  return counts;
}
