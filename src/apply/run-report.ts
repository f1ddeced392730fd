/** What a run of `apply` did, stack by stack: for whoever asks later, and for the run that goes on where this one stopped. */
import type { Purpose } from "../diff/purpose";

export const REPORT_VERSION = 1;

export interface RunReport {
  readonly version: typeof REPORT_VERSION;
  readonly organization: string;
  /** What the versions were called; the working tree has no name, and neither has nothing. */
  readonly base?: string;
  readonly head?: string;
  /** SHA-256 of all that the steps apply. Another change has another one. */
  readonly digest: string;
  /** `Terraform v1.11.4`. */
  readonly engine: string;
  /** UTC, `2026-11-23T09:30:00Z`. */
  readonly started: string;
  readonly ended?: string;
  /** The process that is at it, while one is. */
  readonly process?: number;
  readonly outcome: RunOutcome;
  /** In the order in which they are applied. */
  readonly stacks: readonly StackRun[];
}

/** `refused`: somebody did not approve. `stopped`: somebody interrupted it. */
export type RunOutcome = "running" | "done" | "failed" | "refused" | "stopped";

export interface StackRun {
  /** From 1, as is `wave`. */
  readonly step: number;
  readonly purpose: Purpose;
  readonly wave: number;
  readonly stack: string;
  readonly outcome: "waiting" | "applied" | "failed";
  readonly started?: string;
  readonly seconds?: number;
  readonly counts?: Counts;
  /** What Terraform printed, below the work folder. */
  readonly log?: string;
}

/** Resources, by what Terraform planned to do with them; a replaced one is made and destroyed. */
export interface Counts {
  readonly create: number;
  readonly update: number;
  readonly destroy: number;
}

/** Undefined for a text that is no report of a run. */
export function parseReport(text: string): RunReport | undefined {
  try {
    const report = JSON.parse(text) as Partial<RunReport>;
    const isReport = report.version === REPORT_VERSION && typeof report.digest === "string";
    return isReport && Array.isArray(report.stacks) ? (report as RunReport) : undefined;
  } catch {
    return undefined;
  }
}

/** Those of one step and wave. */
export function inWave({ stacks }: RunReport, step: number, wave: number): StackRun[] {
  return stacks.filter((one) => one.step === step && one.wave === wave);
}
