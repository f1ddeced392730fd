/** Asks a project's policies about one version of it, which is emitted already. */
import type { Diagnostic } from "../diagnostics/diagnostic";
import type { Version } from "../diff/version";
import { Scene } from "../verify/scene";
import { verifyScene } from "../verify/verify";
import type { NamedCode } from "./own-code";
import { policyInput } from "./policy-input";
import { runPolicies } from "./run-policies";

export function versionPolicies(code: NamedCode | undefined, version: Version): readonly Diagnostic[] {
  const { plan, stacks, network, directory, checks } = version;
  const findings = () => verifyScene(new Scene(network(), directory), checks.expectations);
  return runPolicies(code, policyInput({ plan, stacks: () => stacks, findings }));
}
