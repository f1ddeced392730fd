/** Asks a project's policies about a plan; stacks are made in memory for a policy that asks for them. */
import type { Diagnostic } from "../diagnostics/diagnostic";
import type { Host } from "../host/host";
import { directoryOf } from "../project/directory";
import type { PlannedProject } from "../project/project";
import { readNetwork } from "../verify/readers/read-network";
import type { StackJson } from "../verify/terraform/stack";
import { verify } from "../verify/verify";
import { withFaultsTold } from "./faults";
import type { NamedCode } from "./own-code";
import { policyInput } from "./policy-input";
import { runPolicies } from "./run-policies";

/** Nothing where the project has errors, or no policies. */
export async function planPolicies(
  host: Host,
  { plan, model }: PlannedProject,
  code: NamedCode | undefined,
): Promise<readonly Diagnostic[]> {
  if (!plan || !model || !code?.policies?.length) return [];
  const { emitTexts } = await import("../../stacks/output/emit-texts");
  let made: readonly StackJson[] | undefined;
  const stacks = () => {
    const nothing = { out: "", cache: undefined };
    made ??= [...emitTexts(host, [], plan.stacks, nothing, { after: code.onStack })[1]]
      .map(([name, text]) => ({ name, json: JSON.parse(text) as unknown }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    return made;
  };
  const findings = () => verify(readNetwork(stacks()).network, directoryOf(model), model.expectations);
  const answer = await withFaultsTold(code, () => runPolicies(code, policyInput({ plan, stacks, findings })));
  return "diagnostics" in answer ? answer.diagnostics : answer;
}
