/** Takes a planned stack with all that is in it, which is made anew whenever somebody asks for it. */
import type { PlannedStack } from "../src/plan/planned/stack";

export function take(planned: PlannedStack): PlannedStack {
  const { name, account, region, phase, dependsOn, provider, backend, resources, renames, adopted } = planned;
  return { name, account, region, phase, dependsOn, provider, backend, resources, renames, adopted };
}
