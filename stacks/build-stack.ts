/** Builds one planned stack: its backend, and a construct for everything that is planned in it. */
import type { Construct } from "constructs";
import type { PlannedStack } from "../src/plan/planned/stack";
import { AccountStack } from "./account-stack";
import { addBackend } from "./backend";
import { asPlainText } from "./plain-text";
import { take } from "./take";

export function buildStack(root: Construct, stack: PlannedStack): AccountStack {
  const planned = asPlainText(take(stack));
  const built = new AccountStack(root, planned);
  addBackend(built, planned.backend);
  if (planned.resources.length > 0) addResources(built, planned);
  return built;
}

/** A head alone, which is all that a changed tag of an account changes, needs none of the provider's resources loaded. */
function addResources(stack: AccountStack, { resources }: PlannedStack): void {
  const { construct } = require("./constructs/constructs") as typeof import("./constructs/constructs");
  for (const resource of resources) construct(stack, resource);
}
