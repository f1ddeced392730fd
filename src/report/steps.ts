/** The steps of a change, for people and for CI. */
import { counted } from "../diagnostics/counted";
import { listed } from "../diagnostics/suggest";
import type { Purpose } from "../diff/purpose";
import type { ResourceChange } from "../diff/resource-change";
import type { Way } from "../diff/way";
import type { WayStep } from "../diff/way-step";
import { interruptionRows } from "./interruption-rows";
import { MOST_JOBS, matrixOf } from "./matrix";

/** Ends of flows that a line lists. */
const MOST_ENDS = 4;

/** What a step does, for people. */
export const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  "hand-over":
    "resources that another stack takes over leave this state; what would block its successor is destroyed",
  build: "new resources are created beside those that they replace",
  turn: "references move from the old resources to the new ones",
  replace: "resources that keep their names are created again, while nothing uses them",
  return: "references move back to these resources",
  remove: "resources that nothing uses any more are destroyed",
  rename: "new resources take over the old addresses in Terraform's state; nothing changes in AWS",
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
    return "No flow that both versions deliver is cut on the way, and none that both deny is opened.\n";
  const title = counted(interruptions.length, "interruption").join("");
  const lines = interruptionRows(way).map(({ kind, from, to, ports, span, why }) => {
    const ends = `${listed(from, MOST_ENDS)} → ${listed(to, MOST_ENDS)}`;
    return `  ${kind}  ${ends} on ${ports}, ${span}: ${why}\n`;
  });
  return `${title} on the way:\n${lines.join("")}`;
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
