/** `cadastre synth`: writes the Terraform JSON of every stack, from a lock that is up to date. */
import type { OnStack } from "../../../stacks/extension/added";
import { Collector } from "../../diagnostics/collector";
import { counted } from "../../diagnostics/counted";
import { line } from "../../diagnostics/shown";
import type { Host } from "../../host/host";
import { withFaultsTold } from "../../library/faults";
import { type Output, writeOutput } from "../../library/write-output";
import type { PlannedStack } from "../../plan/planned/stack";
import { frozenDiagnostics } from "../../project/frozen";
import { MOST_JOBS, matrixOf, matrixText } from "../../report/matrix";
import { type CacheOptions, cacheFor } from "../cache";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import { type CodeOptions, ownCode } from "../own-code";
import { planWatched } from "../plan-watched";
import { printDiagnostics } from "../print-diagnostics";
import { Progress } from "../progress";

export interface SynthOptions extends CommonOptions, CacheOptions, CodeOptions {
  readonly out: string;
  readonly stack?: readonly string[];
  readonly threads?: number;
  /** The most jobs of a wave; true for as many as CI takes. */
  readonly matrix?: number | true;
}

export async function synth(host: Host, options: SynthOptions): Promise<ExitCode> {
  host.keepHeapSmall();
  const sound = soundStacks(host, options);
  if (typeof sound === "number") return sound;
  const { stacks } = sound;
  const { stack: only, out } = options;
  const code = ownCode(host, options);
  const written = await withFaultsTold(code, () => write(host, sound, options, code?.onStack));
  if ("diagnostics" in written) return printDiagnostics(host, written.diagnostics, [], options.format);
  if ("refused" in written) return refuse(host, written.refused);
  if (!options.quiet) host.stderr(line`${summary(out, written)}`);
  if (options.matrix !== undefined) {
    const chosen = only ? stacks.filter(({ name }) => only.includes(name)) : stacks;
    const waves = matrixOf(chosen, options.matrix === true ? MOST_JOBS : options.matrix);
    host.stdout(matrixText(waves));
  }
  return EXIT.good;
}

function refuse(host: Host, why: string): ExitCode {
  host.stderr(line`cadastre: ${why}`);
  return EXIT.usage;
}

interface SoundStacks {
  readonly stacks: readonly PlannedStack[];
  readonly organization: string;
}

/** The stacks alone: texts and lock are most of what a large organisation takes, and are forgotten before any is written. */
function soundStacks(host: Host, { config, format }: SynthOptions): SoundStacks | ExitCode {
  const { lock, lockFile, texts, plan, diagnostics } = planWatched(host, config);
  const collector = new Collector();
  collector.add(diagnostics);
  // Addresses reach Terraform only through a lock that somebody could review.
  if (lock) collector.add(frozenDiagnostics(lockFile, lock.before, lock.after));
  const code = printDiagnostics(host, collector.sorted(), texts, format);
  if (code !== EXIT.good || !plan) return code;
  return { stacks: plan.stacks, organization: plan.organization.name };
}

async function write(
  host: Host,
  { stacks, organization }: SoundStacks,
  options: SynthOptions,
  onStack: OnStack | undefined,
): Promise<Output | { readonly refused: string }> {
  const { out, stack: only, threads = host.cores() } = options;
  const progress = new Progress(host);
  const onProgress = (done: number, total: number) => progress.tell("synthesising stacks", done, total);
  const cache = cacheFor(host, out, options);
  try {
    return await host.interruptible(() =>
      writeOutput(host, stacks, { out, organization, only, threads, cache, onProgress, onStack }),
    );
  } finally {
    progress.end();
  }
}

function summary(out: string, { made, kept, removed }: Output): string {
  const wrote = counted(made, "stack").map((stacks) => `wrote ${stacks} to ${out}`);
  const unchanged = counted(kept, "stack").map((stacks) => `left ${stacks} in ${out} as they were`);
  const gone = counted(removed, "stack").map((stacks) => `removed ${stacks} from ${out}`);
  return [...wrote, ...unchanged, ...gone].join("; ");
}
