/** Holds emitted stacks to the expectations, the invariants and the project's own policies. */
import { sortFindings } from "../verify/finding";
import { verify as findings } from "../verify/verify";
import { policyInput } from "./policy-input";
import { policyFindings, runPolicies } from "./run-policies";
import { Synthesis } from "./synthesize";
import { findingInWords, type Told } from "./told";

/** Everything that is wrong, errors first; empty where all holds. */
export function verify(synthesis: Synthesis): readonly Told[] {
  const { project, code, network, directory, model } = Synthesis.opened(synthesis);
  const found = findings(network, directory, model.expectations);
  const { stacks } = synthesis;
  const input = policyInput({ plan: project.plan, stacks: () => stacks, findings: () => found });
  return sortFindings([...found, ...policyFindings(runPolicies(code, input))]).map(findingInWords);
}
