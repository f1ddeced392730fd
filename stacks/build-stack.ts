/** Builds one planned stack: its backend, a construct for everything that is planned in it, and what a team adds. */
import type { Construct } from "constructs";
import type { PlannedAddition } from "../src/plan/planned/addition";
import type { Planned, PlannedStack } from "../src/plan/planned/stack";
import { AccountStack } from "./account-stack";
import { addedBlock } from "./added";
import { addBackend } from "./backend";
import type { Constructed } from "./constructs/constructs";
import { asPlainText } from "./plain-text";
import { take } from "./take";

export function buildStack(root: Construct, stack: PlannedStack): AccountStack {
  const { resources, ...head } = take(stack);
  // What is planned is plain text, and what is added is Terraform's own language.
  const planned = asPlainText({ ...head, resources: resources.filter(isConstructed) });
  const built = new AccountStack(root, planned);
  addBackend(built, planned.backend);
  if (planned.resources.length > 0) addResources(built, planned.resources);
  for (const addition of resources.filter(isAddition)) built.addBlock(addedBlock(addition));
  return built;
}

function isAddition(planned: Planned): planned is PlannedAddition {
  return planned.kind === "addition";
}

function isConstructed(planned: Planned): planned is Constructed {
  return !isAddition(planned);
}

/** A head alone, which is all that a changed tag of an account changes, needs none of the provider's resources loaded. */
function addResources(stack: AccountStack, resources: readonly Constructed[]): void {
  const { construct } = require("./constructs/constructs") as typeof import("./constructs/constructs");
  for (const resource of resources) construct(stack, resource);
}
