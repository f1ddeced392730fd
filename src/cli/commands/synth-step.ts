/** `cadastre synth --steps BASE`: writes the stacks of a change's steps, or of one of them as CDKTF's CLI applies it. */
import { count, counted } from "../../diagnostics/counted";
import { line } from "../../diagnostics/shown";
import type { Host } from "../../host/host";
import { EXIT, type ExitCode } from "../exit-code";
import { writeStep, writeSteps } from "../step-folders";
import { type WayOptions, wayTo } from "../way";

export interface SynthStepOptions extends WayOptions {
  readonly quiet: boolean;
  /** What is built: a git revision, or a folder. */
  readonly steps?: string;
  /** From 1: this one alone goes to `out`. Without it each goes to a folder of its own below `out`. */
  readonly step?: number;
}

export async function synthStep(host: Host, options: SynthStepOptions): Promise<ExitCode> {
  const { steps: base, step: number, out, quiet } = options;
  if (base === undefined) {
    host.stderr("cadastre: --step is one of a change's steps; say with --steps what is built\n");
    return EXIT.usage;
  }
  const found = await wayTo(host, base, undefined, options);
  if (typeof found === "number") return found;
  const { steps } = found.way;
  const { name } = found.after.plan.organization;
  const step = number === undefined ? undefined : steps[number - 1];
  if (number !== undefined && !step) {
    const many = steps.length === 0 ? "no step" : counted(steps.length, "step").join("");
    host.stderr(line`cadastre: there is no step ${number}: the change has ${many}`);
    return EXIT.usage;
  }
  const refused = step ? await writeStep(host, out, name, step) : await writeSteps(host, out, name, steps);
  if (refused !== undefined) {
    host.stderr(line`cadastre: ${refused}`);
    return EXIT.usage;
  }
  const stacks = (step ? [step] : steps).reduce((sum, one) => sum + one.stacks.size, 0);
  const which = step
    ? `step ${number} of ${steps.length} (${step.purpose})`
    : counted(steps.length, "step").join("");
  if (!quiet) host.stderr(line`wrote ${count(stacks, "stack")} of ${which || "no step"} to ${out}`);
  return EXIT.good;
}
