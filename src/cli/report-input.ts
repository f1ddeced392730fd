/** Gathers what a report is made from, and refuses stacks that are not those of the configuration. */
import { Collector } from "../diagnostics/collector";
import { listed } from "../diagnostics/suggest";
import type { Host } from "../host/host";
import type { Plan } from "../plan/planned/plan";
import { directoryOf } from "../project/directory";
import { type EmittedProblem, readEmitted } from "../project/emitted";
import { frozenDiagnostics } from "../project/frozen";
import type { BundleInput, SourceFile } from "../report/bundle/input";
import { readNetwork } from "../verify/readers/read-network";
import { Scene } from "../verify/scene";
import type { StackJson } from "../verify/terraform/stack";
import { verifyScene } from "../verify/verify";
import { EXIT, type ExitCode } from "./exit-code";
import { planWatched } from "./plan-watched";
import { printDiagnostics } from "./print-diagnostics";

/** An exit code in place of the input when something cannot be read; why has been printed. */
export function readReportInput(host: Host, config: string, out: string): BundleInput | ExitCode {
  const { lock, lockFile, texts, plan, model, diagnostics } = planWatched(host, config);
  const collector = new Collector();
  collector.add(diagnostics);
  if (lock) collector.add(frozenDiagnostics(lockFile, lock.before, lock.after));
  const code = printDiagnostics(host, collector.sorted(), texts, "text");
  if (code !== EXIT.good || !plan || !model) return code;
  const stacks = emittedFor(host, plan, out);
  if ("problem" in stacks) {
    host.stderr(`cadastre: ${stacks.problem}\n`);
    return EXIT.usage;
  }
  const scene = new Scene(readNetwork(stacks).network, directoryOf(model));
  const { expectations } = model;
  return {
    plan,
    scene,
    expectations,
    findings: verifyScene(scene, expectations),
    stacks,
    sources: sourcesOf(
      host,
      texts.map(({ file }) => file),
      lockFile,
      out,
    ),
  };
}

/** The emitted stacks, if they are the plan's. */
function emittedFor(host: Host, plan: Plan, out: string): readonly StackJson[] | EmittedProblem {
  const emitted = readEmitted(host, out);
  if ("problem" in emitted) return emitted;
  const [planned, found] = [plan.stacks, emitted].map((stacks) => new Set(stacks.map(({ name }) => name)));
  const lacking = [...planned!].filter((name) => !found!.has(name));
  const strange = [...found!].filter((name) => !planned!.has(name));
  if (lacking.length + strange.length === 0) return emitted;
  const what = lacking.length > 0 ? `lacks ${listed(lacking, 3)}` : `also has ${listed(strange, 3)}`;
  return { problem: `${out} ${what}, unlike the configuration; cadastre synth writes it anew` };
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
