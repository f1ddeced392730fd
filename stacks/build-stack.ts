/** Builds one planned stack: its backend, and a construct for everything that is planned in it. */
import type { Construct } from "constructs";
import type { PlannedStack } from "../src/plan/planned/stack";
import { AccountStack } from "./account-stack";
import { addBackend } from "./backend";

export function buildStack(root: Construct, planned: PlannedStack): AccountStack {
  const stack = new AccountStack(root, planned);
  addBackend(stack, planned.backend);
  if (planned.resources.length > 0) addResources(stack, planned);
  return stack;
}

/** A head alone, which is all that a changed tag of an account changes, needs none of the provider's resources loaded. */
function addResources(stack: AccountStack, { resources }: PlannedStack): void {
  const { construct } = require("./constructs/constructs") as typeof import("./constructs/constructs");
  for (const resource of resources) construct(stack, resource);
}
