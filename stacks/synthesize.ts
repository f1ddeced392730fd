/** From a planned stack to the text of its `cdk.tf.json`, byte for byte as CDKTF's own App would write it. */
import { Construct } from "constructs";
import type { PlannedStack } from "../src/plan/planned/stack";
import { buildStack } from "./build-stack";
import { CDKTF_VERSION } from "./manifest";
import { stableJson } from "./stable-json";
import { withoutStackTraces } from "./stack-traces";

/**
 * The root of one stack's tree. CDKTF's own App makes folders when it is constructed and keeps every stack until the
 * end; one root for each stack keeps the world out of this room, and memory flat.
 */
class StackRoot extends Construct {
  constructor() {
    super(undefined as unknown as Construct, "");
    this.node.setContext("cdktfVersion", CDKTF_VERSION);
  }
}

/** The Terraform JSON of one stack: a function of the planned stack alone. */
export function synthesizeStack(planned: PlannedStack): string {
  return withoutStackTraces(() => {
    const stack = buildStack(new StackRoot(), planned);
    stack.prepareStack();
    return stableJson(stack.toTerraform());
  });
}
