/** Interruptions as rows for people: those of the same ports for the same time are told together. */
import { count } from "../diagnostics/counted";
import { listed } from "../diagnostics/suggest";
import type { Interruption, Moment } from "../diff/on-the-way";
import type { Way } from "../diff/way";
import type { WayStep } from "../diff/way-step";
import { gathered } from "./gathered";

export interface InterruptionRow {
  readonly kind: Interruption["kind"];
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** `443, 8443`. */
  readonly ports: string;
  readonly span: string;
  /** Of the first of them. */
  readonly why: string;
  readonly entries: readonly Interruption[];
}

export function interruptionRows(way: Way): InterruptionRow[] {
  const rows = way.interruptions.map((entry): InterruptionRow => {
    const { kind, from, to, ports, why } = entry;
    const span = spanText(entry, way);
    return { kind, from: [from], to: [to], ports: ports.join(", "), span, why, entries: [entry] };
  });
  return gathered(rows, ({ kind, ports, span }) => JSON.stringify([kind, ports, span]));
}

/** From which apply to which, and how long that is at most. */
export function spanText({ since, until, minutes }: Interruption, { steps }: Way): string {
  return `from ${momentText(since, steps)} to ${momentText(until, steps)}, ${count(minutes, "minute")} at most`;
}

function momentText({ step, stacks }: Moment, steps: readonly WayStep[]): string {
  return `${listed(stacks, 2)} in step ${step + 1} (${steps[step]?.purpose})`;
}
