/** `cadastre validate`: is this configuration sound, as it stands beside its lock? */

import { counted } from "../../diagnostics/counted";
import { line } from "../../diagnostics/shown";
import type { Host } from "../../host/host";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import { planWatched } from "../plan-watched";
import { printDiagnostics } from "../print-diagnostics";

export function validate(host: Host, { config, format, quiet }: CommonOptions): ExitCode {
  const { diagnostics, texts, plan } = planWatched(host, config);
  const code = printDiagnostics(host, diagnostics, texts, format);
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
