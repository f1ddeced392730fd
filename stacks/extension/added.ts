/** Runs a project's own code on a stack that has a head and nothing else, and answers what it added. */
import "../without-archiver";
import { Aspects, TerraformStack } from "#cdktf";
import type { PlannedStack } from "../../src/plan/planned/stack";
import { buildStack } from "../build-stack";
import { asPlainText } from "../plain-text";
import { StackRoot } from "../stack-root";
import { withoutStackTraces } from "../stack-traces";
import { ExtensionFault } from "./fault";
import { type Json, lacking, without } from "./json";
import { StackNouns } from "./stack-nouns";

/**
 * Adds to a stack. `stack` has the stack's provider and backend; what is planned in it is named by expressions that `planned`
 * gives, and texts of `planned` are as Terraform takes them.
 */
export type OnStack = (stack: TerraformStack, planned: StackNouns) => void;

/** What the code added; undefined where it left the stack alone. */
export function addedTo(planned: PlannedStack, onStack: OnStack): Json | undefined {
  const { resources: _, ...head } = planned;
  const stack = buildStack(new StackRoot(), { ...head, renames: [], adopted: [], resources: [] });
  const read = () =>
    withoutStackTraces(() => {
      stack.prepareStack();
      return stack.toTerraform() as Json;
    });
  const before = read();
  const after = guarded(planned.name, () => {
    const answer: unknown = onStack(stack, new StackNouns(asPlainText(planned)));
    if (answer instanceof Promise) {
      answer.catch(() => undefined);
      throw new Error("onStack answers a promise, and what it adds later would be lost");
    }
    visit(stack);
    return read();
  });
  const changed = lacking(before, after);
  if (changed !== undefined) throw faultOf("changed", planned.name, changed);
  return without(after, before);
}

/** Aspects see what the code added, as they would in an App of its own. */
function visit(stack: TerraformStack): void {
  for (const construct of stack.node.findAll())
    for (const scope of construct.node.scopes)
      if (TerraformStack.isStack(scope) || scope !== stack.node.root)
        for (const aspect of Aspects.of(scope).all) aspect.visit(construct);
  stack.runAllValidations();
}

function guarded<T>(stack: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw faultOf("failed", stack, error instanceof Error ? error.message : String(error), error);
  }
}

function faultOf(kind: "failed" | "changed", stack: string, what: string, cause?: unknown): ExtensionFault {
  const trace = cause instanceof Error ? (cause.stack ?? "") : "";
  return new ExtensionFault({ kind, stack, what, trace }, cause);
}
