/** `cadastre synth`: writes the Terraform JSON of every stack, from a lock that is up to date. */
import { Collector } from "../../diagnostics/collector";
import { counted } from "../../diagnostics/counted";
import type { Host } from "../../host/host";
import type { PlannedStack } from "../../plan/planned/stack";
import { frozenDiagnostics } from "../../project/frozen";
import { MOST_JOBS, matrixOf, matrixText } from "../../report/matrix";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import { planWatched } from "../plan-watched";
import { printDiagnostics } from "../print-diagnostics";
import { Progress } from "../progress";

export interface SynthOptions extends CommonOptions {
  readonly out: string;
  readonly stack?: readonly string[];
  readonly threads?: number;
  /** The most jobs of a wave; true for as many as CI takes. */
  readonly matrix?: number | true;
}

export async function synth(host: Host, options: SynthOptions): Promise<ExitCode> {
  const stacks = soundStacks(host, options);
  if (typeof stacks === "number") return stacks;
  const { stack: only } = options;
  const names = new Set(stacks.map(({ name }) => name));
  const unknown = only?.filter((name) => !names.has(name)) ?? [];
  if (unknown.length > 0) {
    host.stderr(`cadastre: there is no stack ${unknown.join(", ")}\n`);
    return EXIT.usage;
  }
  await write(host, stacks, options);
  if (options.matrix !== undefined) {
    const chosen = only ? stacks.filter(({ name }) => only.includes(name)) : stacks;
    const waves = matrixOf(chosen, options.matrix === true ? MOST_JOBS : options.matrix);
    host.stdout(matrixText(waves));
  }
  return EXIT.good;
}

/** The stacks alone: texts and lock are most of what a large organisation takes, and are forgotten before any is written. */
function soundStacks(host: Host, { config, format }: SynthOptions): readonly PlannedStack[] | ExitCode {
  const { lock, lockFile, texts, plan, diagnostics } = planWatched(host, config);
  const collector = new Collector();
  collector.add(diagnostics);
  // Addresses reach Terraform only through a lock that somebody could review.
  if (lock) collector.add(frozenDiagnostics(lockFile, lock.before, lock.after));
  const code = printDiagnostics(host, collector.sorted(), texts, format);
  return code === EXIT.good && plan ? plan.stacks : code;
}

async function write(
  host: Host,
  stacks: readonly PlannedStack[],
  { out, quiet, stack: only, threads = host.cores() }: SynthOptions,
): Promise<void> {
  const progress = new Progress(host);
  const { writeStacks } = await import("../../../stacks/write-stacks");
  const onProgress = (done: number, total: number) => progress.tell("synthesising stacks", done, total);
  const { made, kept } = await host.interruptible(() =>
    writeStacks(host, stacks, out, { threads, onProgress, ...(only && { only }) }),
  );
  progress.end();
  if (quiet) return;
  const wrote = counted(made, "stack").map((stacks) => `wrote ${stacks} to ${out}`);
  const unchanged = counted(kept, "stack").map((stacks) => `left ${stacks} in ${out} as they were`);
  host.stderr(`${[...wrote, ...unchanged].join("; ")}\n`);
}
