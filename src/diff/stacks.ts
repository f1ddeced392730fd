/** Which stacks a change touches, from what becomes of their resources and their files. */
import type { PlannedStack } from "../plan/planned/stack";
import type { Stack } from "../verify/terraform/stack";
import type { Emission } from "./emission";
import type { StackChange, StackChangeKind } from "./stack-change";

/** `touched` names stacks in which something changes. The stacks are in the order in which they are applied; removed ones come last, in the order to destroy them. */
export function stackChanges(
  plannedBefore: readonly PlannedStack[],
  plannedAfter: readonly PlannedStack[],
  before: Emission,
  after: Emission,
  touched: ReadonlySet<string>,
): StackChange[] {
  const [formerNames, names] = [statesByName(before), statesByName(after)];
  const present = plannedAfter.flatMap((planned): StackChange[] => {
    const former = before.byState.get(names.get(planned.name) ?? "")?.name;
    const kind = kindOf(planned.name, former, touched);
    return kind ? [stackChange(kind, planned, former)] : [];
  });
  const removed = plannedBefore.filter(({ name }) => !after.byState.has(formerNames.get(name) ?? ""));
  return [...present, ...removed.reverse().map((planned) => stackChange("removed", planned, undefined))];
}

function kindOf(
  name: string,
  former: string | undefined,
  touched: ReadonlySet<string>,
): StackChangeKind | undefined {
  if (former === undefined) return "added";
  if (touched.has(name)) return "changed";
  return former === name ? undefined : "renamed";
}

function stackChange(kind: StackChangeKind, planned: PlannedStack, former: string | undefined): StackChange {
  const { name, account, region, phase, dependsOn } = planned;
  const formerName = former !== undefined && former !== name ? { formerName: former } : {};
  return { kind, name, ...formerName, account, region, phase, dependsOn };
}

function statesByName({ byState }: Emission): ReadonlyMap<string, string> {
  return new Map([...byState].map(([state, stack]: [string, Stack]) => [stack.name, state]));
}
