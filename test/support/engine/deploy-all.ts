/** Applies, replans and destroys many stacks in the order of their dependencies. */
import type { PlannedChange } from "./plan-changes";
import { inOrder, type Order, reversed } from "./stack-order";
import type { StackFolder, Terraform } from "./terraform";

export function applyAll(
  terraform: Terraform,
  stacks: readonly StackFolder[],
  order: Order = {},
): Promise<void> {
  return inOrder(stacks, order, (stack) => terraform.apply(stack));
}

/** Unexpected changes of a second plan by stack name; `{}` where every stack is as applied. */
export async function replanAll(
  terraform: Terraform,
  stacks: readonly StackFolder[],
  order: Order = {},
): Promise<Record<string, PlannedChange[]>> {
  const changed: Record<string, PlannedChange[]> = {};
  await inOrder(stacks, { ...order, dependsOn: {} }, async (stack) => {
    const changes = await terraform.planIsEmpty(stack);
    if (changes.length > 0) changed[stack.name] = changes;
  });
  return changed;
}

export function destroyAll(
  terraform: Terraform,
  stacks: readonly StackFolder[],
  order: Order = {},
): Promise<void> {
  return inOrder([...stacks].reverse(), reversed(order), (stack) => terraform.destroy(stack));
}
