/** What is adopted has to be planned: Terraform imports nothing that it does not describe. */
import type { Collector } from "../diagnostics/collector";
import { suggestion } from "../diagnostics/suggest";
import type { Adopted } from "../model/adopted";
import type { PlannedStack } from "./planned/stack";

export function checkAdopted(
  adopted: readonly Adopted[],
  stacks: readonly PlannedStack[],
  collector: Collector,
): void {
  const planned = new Set(
    stacks
      .filter((stack) => stack.adopted.length > 0)
      .flatMap(({ resources }) => resources.map(({ ref }) => ref)),
  );
  const told = new Set<string>();
  for (const { ref, at } of adopted) {
    if (planned.has(ref) || told.has(ref)) continue;
    told.add(ref);
    collector.report("ADOPTED_NOTHING", at, { ref, suggestion: suggestion(ref, [...planned]) });
  }
}
