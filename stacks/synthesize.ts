/** From a planned stack to what CDKTF makes of it. */
import "./without-archiver";
import type { PlannedStack } from "../src/plan/planned/stack";
import { buildStack } from "./build-stack";
import { stableJson } from "./stable-json";
import { StackRoot } from "./stack-root";
import { withoutStackTraces } from "./stack-traces";

/** The Terraform JSON of one stack, byte for byte as CDKTF's own App would write it. */
export function synthesizeStack(planned: PlannedStack): string {
  return stableJson(stackJson(planned));
}

/**
 * The same before it is text: a function of the planned stack alone. `regions` are others whose providers the stack has
 * although none of its resources uses them.
 */
export function stackJson(planned: PlannedStack, regions: readonly string[] = []): Record<string, unknown> {
  return withoutStackTraces(() => {
    const stack = buildStack(new StackRoot(), planned);
    for (const region of regions) stack.providerIn(region);
    stack.prepareStack();
    return stack.toTerraform();
  });
}
