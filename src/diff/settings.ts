/** What a stack is run with: provider and Terraform settings, whose change reaches every resource of the stack. */
import type { JsonObject, Stack } from "../verify/terraform/stack";
import { argumentsOf, type Difference, differences } from "./arguments";
import { type Emission, stateOf } from "./emission";

/** One setting that changes alike in some stacks. */
export interface SettingChange extends Difference {
  readonly stacks: readonly string[];
}

/** Settings of stacks that both versions have, sorted by path. */
export function settingChanges(before: Emission, after: Emission): SettingChange[] {
  const groups = new Map<string, { difference: Difference; stacks: string[] }>();
  for (const stack of after.byState.values()) {
    const was = before.byState.get(stateOf(stack));
    if (!was || was.json === stack.json) continue;
    for (const difference of differences(settingsOf(was), settingsOf(stack))) {
      const key = JSON.stringify(difference);
      const group = groups.get(key) ?? { difference, stacks: [] };
      group.stacks.push(stack.name);
      groups.set(key, group);
    }
  }
  return [...groups.values()]
    .map(({ difference, stacks }) => ({ ...difference, stacks: stacks.sort() }))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function settingsOf({ json }: Stack) {
  const settings: JsonObject = { terraform: json.terraform, provider: json.provider };
  return argumentsOf(settings, (text) => text);
}
