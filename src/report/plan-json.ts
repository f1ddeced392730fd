/** The plan as JSON, a piece at a time: the stacks of thousands of accounts are longer than one text may be. */
import type { Plan } from "../plan/planned/plan";

export function* planJson(plan: Plan): Generator<string> {
  const { stacks, ...rest } = plan;
  const head = JSON.stringify(rest, undefined, 2);
  yield `${head.slice(0, head.lastIndexOf("\n}"))},\n  "stacks": [`;
  for (const [index, stack] of stacks.entries())
    yield `${index === 0 ? "" : ","}\n    ${JSON.stringify(stack, undefined, 2).replaceAll("\n", "\n    ")}`;
  yield stacks.length === 0 ? "]\n}\n" : "\n  ]\n}\n";
}
