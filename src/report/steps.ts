/** The steps of a change, for people and for CI. */
import { counted } from "../diagnostics/counted";
import { listed } from "../diagnostics/suggest";
import type { Interruption, Moment } from "../diff/on-the-way";
import type { ResourceChange } from "../diff/resource-change";
import type { Purpose } from "../steps/purpose";
import type { Step } from "../steps/step";
import { matrixOf } from "./matrix";

/** A step with what Terraform does in it. */
export interface ToldStep extends Step {
  readonly changes: readonly ResourceChange[];
}

const WORDS: Readonly<Record<Purpose, string>> = {
  "hand-over":
    "what another stack takes over leaves its state; what cannot stand beside its successor is destroyed",
  build: "what is new is made beside what it takes the place of",
  turn: "what led to the old leads to the new",
  replace: "what keeps its name is made anew, while nothing leads to it",
  return: "what was led round leads to it again",
  remove: "what nothing leads to any more is destroyed",
  rename: "Terraform's states call the new by the names of the old; nothing changes in AWS",
};

export function stepsText(steps: readonly ToldStep[], interruptions: readonly Interruption[]): string {
  if (steps.length === 0) return "Nothing is to be applied.\n";
  const blocks = steps.map((step, index) => stepText(step, index, steps.length));
  return `${[...blocks, interruptionsText(interruptions, steps)].join("\n")}`;
}

function stepText({ purpose, waves, changes, handedOver }: ToldStep, index: number, all: number): string {
  const lines = waves.map((wave, wave_) => {
    const stacks = wave.map(
      (name) =>
        `${name} (${actions(
          changes.filter(({ stack }) => stack === name),
          handedOver.filter(({ from }) => from.stack === name).length,
        )})`,
    );
    return `  wave ${wave_ + 1}  ${stacks.join(", ")}\n`;
  });
  return `Step ${index + 1} of ${all}, ${purpose}: ${WORDS[purpose]}.\n${lines.join("")}`;
}

/** `3 created, 1 destroyed`. */
function actions(changes: readonly ResourceChange[], handedOver: number): string {
  const words = {
    create: "created",
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

function interruptionsText(interruptions: readonly Interruption[], steps: readonly Step[]): string {
  if (interruptions.length === 0)
    return "On the way no flow is cut that both versions deliver, and none is opened that both deny.\n";
  const title = counted(interruptions.length, "interruption").join("");
  const lines = interruptions.map(({ kind, from, to, ports, since, until }) => {
    const where = `from ${momentText(since, steps)} to ${momentText(until, steps)}`;
    return `  ${kind}  ${from} → ${to} on ${ports.join(", ")}, ${where}\n`;
  });
  return `${title} on the way:\n${lines.join("")}`;
}

function momentText({ step, stacks }: Moment, steps: readonly Step[]): string {
  return `${listed(stacks, 2)} in step ${step + 1} (${steps[step]?.purpose})`;
}

/** `waves` are to be applied one after the other, as `affected` prints them. */
export function stepsJson(
  steps: readonly ToldStep[],
  interruptions: readonly Interruption[],
  mostJobs: number,
): string {
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
  return `${JSON.stringify({ count: steps.length, steps: told, interruptions }, undefined, 2)}\n`;
}
