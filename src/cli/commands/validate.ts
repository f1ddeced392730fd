/** `cadastre validate`: is this configuration sound, as it stands beside its lock, and are the project's policies kept? */
import { Collector } from "../../diagnostics/collector";
import { counted } from "../../diagnostics/counted";
import { line } from "../../diagnostics/shown";
import type { Host } from "../../host/host";
import { planPolicies } from "../../library/plan-policies";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import { type CodeOptions, ownCode } from "../own-code";
import { planWatched } from "../plan-watched";
import { printDiagnostics } from "../print-diagnostics";

export type ValidateOptions = CommonOptions & CodeOptions;

export async function validate(host: Host, options: ValidateOptions): Promise<ExitCode> {
  const { config, format, quiet } = options;
  const project = planWatched(host, config);
  const { texts, plan } = project;
  const collector = new Collector();
  collector.add(project.diagnostics);
  collector.add(await planPolicies(host, project, ownCode(host, options)));
  const code = printDiagnostics(host, collector.sorted(), texts, format);
  if (code === EXIT.good && !quiet && format === "text" && plan) {
    const things = [
      ...counted(plan.accounts.length, "account"),
      ...counted(plan.addresses.length, "allocation"),
      ...counted(plan.stacks.length, "stack"),
    ];
    host.stderr(line`${config} is sound: ${things.join(", ")}`);
  }
  return code;
}
