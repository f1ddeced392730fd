/** `cadastre validate`: is this configuration sound, as it stands beside its lock? */
import type { Host } from "../../host/host";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import { planWatched } from "../plan-watched";
import { printDiagnostics } from "../print-diagnostics";

export function validate(host: Host, { config, format, quiet }: CommonOptions): ExitCode {
  const { diagnostics, texts, plan } = planWatched(host, config);
  const code = printDiagnostics(host, diagnostics, texts, format);
  if (code === EXIT.good && !quiet && format === "text" && plan) {
    const stacks = plan.stacks.length;
    host.stderr(
      `${config} is sound: ${plan.accounts.length} accounts, ${plan.addresses.length} addresses, ${stacks} stacks\n`,
    );
  }
  return code;
}
