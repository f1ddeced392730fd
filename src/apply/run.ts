/** Applies the steps of a way, wave by wave, and keeps a report of it that a later run goes on from. */
import type { Way } from "../diff/way";
import type { WayStep } from "../diff/way-step";
import type { Host } from "../host/host";
import { inWave, type RunOutcome, type RunReport, type StackRun } from "./run-report";
import type { Failed, Terraform } from "./terraform";
import { applyWave, planWave, type StackPlan } from "./wave";

/** What a run asks and tells whoever started it. */
export interface Watcher {
  /** Before the first stack of a wave is planned. */
  wave(place: Place, stacks: readonly string[]): void;
  progress(what: "planning" | "applying", done: number, total: number): void;
  /** Whether these plans may be applied. */
  approve(place: Place, plans: readonly StackPlan[]): Promise<boolean>;
  /** The folder for the stacks cannot be written. */
  refused(why: string): void;
  failed(stack: string, what: "plan" | "apply", failure: Failed): void;
}

export interface Place {
  /** From 1, as is `wave`. */
  readonly step: number;
  readonly steps: number;
  readonly wave: number;
  readonly waves: number;
  readonly purpose: WayStep["purpose"];
}

export interface RunSettings {
  readonly host: Host;
  readonly terraform: Terraform;
  readonly parallel: number;
  /** Writes the stacks of a step to where Terraform runs; undefined, or why it cannot. */
  readonly write: (step: WayStep) => Promise<string | undefined>;
  readonly save: (report: RunReport) => void;
  readonly logOf: (stack: string) => string;
  /** Whether somebody wants it to stop after what is running. */
  readonly isStopped: () => boolean;
  readonly watcher: Watcher;
}

/** The stacks of every wave, none of them applied yet. */
export function stacksToRun({ steps }: Way): StackRun[] {
  return steps.flatMap(({ purpose, waves }, step) =>
    waves.flatMap((stacks, wave) =>
      stacks.map(
        (stack): StackRun => ({ step: step + 1, purpose, wave: wave + 1, stack, outcome: "waiting" }),
      ),
    ),
  );
}

/** What `report` says is applied is left out. The answer is the report at the end. */
export async function runWay(way: Way, report: RunReport, settings: RunSettings): Promise<RunReport> {
  const run = new Run(way, report, settings);
  return run.finish(await run.go());
}

class Run {
  readonly #way: Way;
  readonly #settings: RunSettings;
  #report: RunReport;

  constructor(way: Way, report: RunReport, settings: RunSettings) {
    this.#way = way;
    this.#report = report;
    this.#settings = settings;
  }

  async go(): Promise<RunOutcome> {
    for (const [index, step] of this.#way.steps.entries()) {
      const waves = step.waves.map((_, wave) => this.#waiting(index + 1, wave + 1));
      if (waves.every(({ length }) => length === 0)) continue;
      const refused = await this.#settings.write(step);
      if (refused !== undefined) {
        this.#settings.watcher.refused(refused);
        return "failed";
      }
      for (const [wave, stacks] of waves.entries()) {
        if (stacks.length === 0) continue;
        if (this.#settings.isStopped()) return "stopped";
        const place = this.#placeOf(index, wave, step);
        const outcome = await this.#wave(place, step, stacks);
        if (outcome !== "done") return outcome;
      }
    }
    return "done";
  }

  finish(outcome: RunOutcome): RunReport {
    const { process: _, ...report } = this.#report;
    this.#report = { ...report, outcome, ended: this.#settings.host.moment() };
    this.#settings.save(this.#report);
    return this.#report;
  }

  #placeOf(index: number, wave: number, { purpose, waves }: WayStep): Place {
    const steps = this.#way.steps.length;
    return { step: index + 1, steps, wave: wave + 1, waves: waves.length, purpose };
  }

  async #wave(place: Place, step: WayStep, stacks: readonly string[]): Promise<RunOutcome> {
    const { terraform, parallel, watcher, isStopped } = this.#settings;
    watcher.wave(place, stacks);
    let done = 0;
    const onPlanned = () => watcher.progress("planning", ++done, stacks.length);
    const { plans, failures } = await planWave(terraform, stacks, step, parallel, onPlanned);
    for (const [stack, failure] of failures) {
      watcher.failed(stack, "plan", failure);
      this.#note(place, stack, { outcome: "failed", log: this.#settings.logOf(stack) });
    }
    if (failures.size > 0) return isStopped() ? "stopped" : "failed";
    if (!(await watcher.approve(place, plans))) return "refused";
    if (isStopped()) return "stopped";
    return (await this.#apply(place, plans)) ? "done" : isStopped() ? "stopped" : "failed";
  }

  async #apply(place: Place, plans: readonly StackPlan[]): Promise<boolean> {
    const { host, terraform, parallel, watcher, logOf } = this.#settings;
    const [start, started] = [host.now(), host.moment()];
    let done = 0;
    const counts = new Map(plans.map((plan) => [plan.stack, plan.counts]));
    const failures = await applyWave(terraform, [...counts.keys()], parallel, (stack, failed) => {
      const seconds = Math.round((host.now() - start) / 100) / 10;
      const outcome = failed ? "failed" : "applied";
      const own = counts.get(stack);
      this.#note(place, stack, { outcome, started, seconds, log: logOf(stack), ...(own && { counts: own }) });
      watcher.progress("applying", ++done, plans.length);
    });
    for (const [stack, failure] of failures) watcher.failed(stack, "apply", failure);
    return failures.size === 0;
  }

  #waiting(step: number, wave: number): string[] {
    return inWave(this.#report, step, wave)
      .filter(({ outcome }) => outcome !== "applied")
      .map(({ stack }) => stack);
  }

  #note({ step, wave }: Place, stack: string, known: Partial<StackRun>): void {
    const stacks = this.#report.stacks.map((one) =>
      one.step === step && one.wave === wave && one.stack === stack ? { ...one, ...known } : one,
    );
    this.#report = { ...this.#report, stacks };
    this.#settings.save(this.#report);
  }
}
