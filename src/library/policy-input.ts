/** What policies are asked about: everything that takes long is made when a policy first asks for it. */

import type { Plan } from "../plan/planned/plan";
import type { Finding } from "../verify/finding";
import type { StackJson } from "../verify/terraform/stack";
import type { EmittedStack, PolicyInput } from "./policy";
import { findingInWords, type Told } from "./told";

export interface PolicySource {
  readonly plan: Plan;
  readonly stacks: () => readonly StackJson[];
  readonly findings: () => readonly Finding[];
}

export function policyInput({ plan, stacks, findings }: PolicySource): PolicyInput {
  let emitted: readonly EmittedStack[] | undefined;
  let told: readonly Told[] | undefined;
  return {
    plan,
    get stacks() {
      emitted ??= stacks().map(({ name, json }) => ({ name, json: json as EmittedStack["json"] }));
      return emitted;
    },
    get findings() {
      told ??= findings().map(findingInWords);
      return told;
    },
  };
}
