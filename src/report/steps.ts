/** The steps of a change, for people and for CI. */
import { count, counted } from "../diagnostics/counted";
import { listed } from "../diagnostics/suggest";
import type { Interruption, Moment } from "../diff/on-the-way";
import type { Purpose } from "../diff/purpose";
import type { ResourceChange } from "../diff/resource-change";
import type { Way } from "../diff/way";
import type { WayStep } from "../diff/way-step";
import { MOST_JOBS, matrixOf } from "./matrix";

/** What a step does, for people. */
export const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  "hand-over":
    "what another stack takes over leaves its state; what cannot stand beside its successor is destroyed",
  build: "what is new is made beside what it takes the place of",
  turn: "what led to the old leads to the new",
  replace: "what keeps its name is made anew, while nothing leads to it",
  return: "what was led round leads to it again",
  remove: "what nothing leads to any more is destroyed",
  rename: "Terraform's states call the new by the names of the old; nothing changes in AWS",
};

export function stepsText(way: Way): string {
  const { steps } = way;
  if (steps.length === 0) return "Nothing is to be applied.\n";
  const blocks = steps.map((step, index) => stepText(step, index, steps.length));
  return `${[...blocks, interruptionsText(way)].join("\n")}`;
}

export function movedStatesText(names: readonly string[]): string {
  const which = `${listed(names, 3)} ${names.length === 1 ? "keeps its state" : "keep their states"}`;
  return `${which} elsewhere in the version after; move states in a change of its own, with terraform init -migrate-state`;
}

function stepText(step: WayStep, index: number, all: number): string {
  const { purpose, waves } = step;
  const lines = waves.map((wave, number) => {
    const stacks = wave.map((name) => stacksText(step, name));
    return `  wave ${number + 1}  ${stacks.join(", ")}\n`;
  });
  return `Step ${index + 1} of ${all}, ${purpose}: ${PURPOSE_WORDS[purpose]}.\n${lines.join("")}`;
}

/** `network_us-east-1_base (3 created, 1 destroyed)`. */
export function stacksText({ changes, handedOver }: WayStep, name: string): string {
  const own = changes.filter(({ stack }) => stack === name);
  return `${name} (${actions(own, handedOver.filter(({ from }) => from.stack === name).length)})`;
}

/** `3 created, 1 destroyed`. */
function actions(changes: readonly ResourceChange[], handedOver: number): string {
  const words = {
    create: "created",
    adopt: "taken over",
    update: "changed",
    replace: "replaced",
    delete: "destroyed",
    move: "renamed",
  };
  const parts = Object.entries(words).flatMap(([action, word]) => {
    const all = changes.filter((change) => change.action === action).length;
    const count = action === "delete" ? all - handedOver : all;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  if (handedOver > 0) parts.push(`${handedOver} handed over`);
  return parts.length === 0 ? "state only" : parts.join(", ");
}

function interruptionsText(way: Way): string {
  const { interruptions } = way;
  if (interruptions.length === 0)
    return "On the way no flow is cut that both versions deliver, and none is opened that both deny.\n";
  const title = counted(interruptions.length, "interruption").join("");
  const lines = way.interruptions.map((interruption) => {
    const { kind, from, to, ports, why } = interruption;
    return `  ${kind}  ${from} → ${to} on ${ports.join(", ")}, ${spanText(interruption, way)}: ${why}\n`;
  });
  return `${title} on the way:\n${lines.join("")}`;
}

/** From which apply to which, and how long that is at most. */
export function spanText({ since, until, minutes }: Interruption, { steps }: Way): string {
  return `from ${momentText(since, steps)} to ${momentText(until, steps)}, ${count(minutes, "minute")} at most`;
}

function momentText({ step, stacks }: Moment, steps: readonly WayStep[]): string {
  return `${listed(stacks, 2)} in step ${step + 1} (${steps[step]?.purpose})`;
}

/** `waves` are to be applied one after the other, as `affected` prints them. */
export function stepsJson(way: Way, mostJobs: number): string {
  return `${JSON.stringify(wayJson(way, mostJobs), undefined, 2)}\n`;
}

/** Of a step the changes, and its waves as CI takes them, each with at most `mostJobs` jobs. */
export function wayJson({ steps, interruptions, movedStates }: Way, mostJobs = MOST_JOBS) {
  const told = steps.map(({ purpose, waves, changes }, index) => ({
    step: index + 1,
    purpose,
    stacks: waves.flat(),
    waves: waves.flatMap((wave) =>
      matrixOf(
        wave.map((name) => ({ name, dependsOn: [] })),
        mostJobs,
      ),
    ),
    changes: changes.map(({ stack, action, address }) => ({ stack, action, address })),
  }));
  return { count: steps.length, steps: told, interruptions, movedStates };
}
