/** Gathers what a report is made from, and refuses stacks that are not those of the configuration. */
import { Collector } from "../diagnostics/collector";
import type { Host } from "../host/host";
import { policyInput } from "../library/policy-input";
import { policyFindings, runPolicies } from "../library/run-policies";
import type { SourceText } from "../load/text/source";
import type { NetworkModel } from "../model/network-model";
import type { Plan } from "../plan/planned/plan";
import { directoryOf } from "../project/directory";
import { frozenDiagnostics } from "../project/frozen";
import type { BundleInput, SourceFile } from "../report/bundle-input";
import { sortFindings } from "../verify/finding";
import { readNetwork } from "../verify/readers/read-network";
import { Scene } from "../verify/scene";
import { verifyScene } from "../verify/verify";
import { emittedStacks, type OutputOptions } from "./emitted-stacks";
import { EXIT, type ExitCode } from "./exit-code";
import { planWatched } from "./plan-watched";
import { printDiagnostics } from "./print-diagnostics";

/** A planned project without errors, and the files that a report of it is made from. */
export interface ReportedProject {
  readonly plan: Plan;
  readonly model: NetworkModel;
  readonly texts: readonly SourceText[];
  /** Sorted by file. */
  readonly sources: readonly SourceFile[];
}

/** An exit code in place of the project when it has errors, or its lock is out of date; why has been printed. */
export function readReportedProject(host: Host, { config, out }: OutputOptions): ReportedProject | ExitCode {
  const { lock, lockFile, texts, plan, model, diagnostics } = planWatched(host, config);
  const collector = new Collector();
  collector.add(diagnostics);
  if (lock) collector.add(frozenDiagnostics(lockFile, lock.before, lock.after));
  const code = printDiagnostics(host, collector.sorted(), texts, "text");
  if (code !== EXIT.good || !plan || !model) return code;
  const files = texts.map(({ file }) => file);
  return { plan, model, texts, sources: sourcesOf(host, files, lockFile, out) };
}

/** An exit code in place of the input when the emitted stacks are not the plan's; why has been printed. */
export async function readReportInput(
  host: Host,
  { plan, model, texts, sources }: ReportedProject,
  options: OutputOptions,
): Promise<BundleInput | ExitCode> {
  const emitted = await emittedStacks(host, plan.stacks, options);
  if ("diagnostics" in emitted) return printDiagnostics(host, emitted.diagnostics, texts, "text");
  const { stacks, code } = emitted;
  const scene = new Scene(readNetwork(stacks).network, directoryOf(model));
  const { expectations } = model;
  const found = verifyScene(scene, expectations);
  const input = policyInput({ plan, stacks: () => stacks, findings: () => found });
  const findings = sortFindings([...found, ...policyFindings(runPolicies(code, input))]);
  return { plan, scene, expectations, findings, stacks, sources };
}

function sourcesOf(host: Host, texts: readonly string[], lockFile: string, out: string): SourceFile[] {
  const emitted = (host.listFiles(out) ?? []).filter((file) => file.endsWith(".tf.json"));
  const named = [
    ...texts.map((file) => ({
      file,
      role: file === lockFile ? ("lock" as const) : ("configuration" as const),
    })),
    ...emitted.map((file) => ({ file, role: "terraform" as const })),
  ];
  return named
    .map(({ file, role }) => ({ file, role, sha256: host.hashOf(file) ?? "" }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}
