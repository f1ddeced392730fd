/** Builds one planned stack: its backend, and a construct for everything that is planned in it. */
import type { Construct } from "constructs";
import type { PlannedStack } from "../src/plan/planned/stack";
import { AccountStack } from "./account-stack";
import { addBackend } from "./backend";
import { construct } from "./constructs/constructs";

export function buildStack(root: Construct, planned: PlannedStack): AccountStack {
  const stack = new AccountStack(root, planned);
  addBackend(stack, planned.backend);
  for (const resource of planned.resources) construct(stack, resource);
  return stack;
}
