/** The emitted stacks of the configuration as it is now, for commands that hold them to something else. */
import type { Host } from "../host/host";
import type { NetworkModel } from "../model/network-model";
import { frozenDiagnostics } from "../project/frozen";
import type { StackJson } from "../verify/terraform/stack";
import { emittedStacks, type OutputOptions } from "./emitted-stacks";
import type { ExitCode } from "./exit-code";
import { planWatched } from "./plan-watched";
import { printDiagnostics } from "./print-diagnostics";

export interface OwnStacks {
  readonly model: NetworkModel;
  readonly stacks: readonly StackJson[];
}

/** An exit code where the configuration, its lock or what was emitted is not sound; why has been printed. */
export async function ownStacks(host: Host, options: OutputOptions): Promise<OwnStacks | ExitCode> {
  const project = planWatched(host, options.config);
  const code = printDiagnostics(host, project.diagnostics, project.texts, "text");
  const { model, plan, lock, lockFile, texts } = project;
  if (!model || !plan || !lock) return code;
  const outOfDate = frozenDiagnostics(lockFile, lock.before, lock.after);
  if (outOfDate.length > 0) return printDiagnostics(host, outOfDate, texts, "text");
  const emitted = await emittedStacks(host, plan.stacks, options);
  if ("diagnostics" in emitted) return printDiagnostics(host, emitted.diagnostics, texts, "text");
  return { model, stacks: emitted.stacks };
}
