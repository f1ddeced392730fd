/** The way from one version to the other: what each step applies, and what is cut or open meanwhile. */
import { count } from "../../diagnostics/counted";
import type { Interruption } from "../../diff/on-the-way";
import type { Review } from "../../diff/review";
import type { Way } from "../../diff/way";
import type { WayStep } from "../../diff/way-step";
import { interruptionRows } from "../interruption-rows";
import { movedStatesText, PURPOSE_WORDS, stacksText } from "../steps";
import type { Section } from "./budget";
import { table, words } from "./md";
import { places } from "./places";

const MARKS: Readonly<Record<Interruption["kind"], string>> = { cut: "🔴 **cut**", opened: "🟢 **open**" };

/** One step says nothing that the list of stacks does not. */
export function waySection({ way }: Review): Section {
  const isTold = way.movedStates.length > 0 || way.steps.length > 1 || way.interruptions.length > 0;
  return { render: (most) => (isTold ? render(way, most) : "") };
}

function render(way: Way, most: number): string {
  const title = "### On the way\n";
  if (way.movedStates.length > 0)
    return `${title}\nNot planned: ${words(movedStatesText(way.movedStates))}.\n`;
  return [title, stepsTable(way.steps, most), interruptionsOf(way, most)].join("\n");
}

function stepsTable(steps: readonly WayStep[], most: number): string {
  const told = most === 0 ? [] : steps;
  const body = table(
    ["step", "", "stacks, wave by wave"],
    told.map((step, index) => [
      `${index + 1} ${step.purpose}`,
      PURPOSE_WORDS[step.purpose],
      wavesOf(step, most),
    ]),
  );
  const how = "`cadastre steps` writes the stacks of each step.";
  const them = steps.length === 1 ? "One step, wave by wave." : `${steps.length} steps, one after the other.`;
  return `${them} ${how}\n${told.length > 0 ? `\n${body}` : ""}`;
}

function wavesOf(step: WayStep, most: number): string {
  const waves = step.waves.map((wave) => {
    const told = wave.slice(0, Math.min(most, 6));
    const left = wave.length - told.length;
    return words(
      [...told.map((name) => stacksText(step, name)), ...(left > 0 ? [`${left} more`] : [])].join(", "),
    );
  });
  return waves.slice(0, 6).join("<br>");
}

function interruptionsOf(way: Way, most: number): string {
  if (way.interruptions.length === 0)
    return "No flow that both versions deliver is cut on the way, and none that both deny is opened.\n";
  const all = interruptionRows(way);
  const told = all.slice(0, most);
  const rows = told.map(({ kind, from, to, ports, span, why }) => [
    MARKS[kind],
    places(from),
    places(to),
    ports,
    words(span),
    words(why),
  ]);
  const left = all.length - told.length;
  const body = told.length === 0 ? "" : table(["", "from", "to", "TCP ports", "when", "why"], rows);
  const advice =
    "Apply those stacks one after the other without a pause, when it suits those who use the flows. The times are the longest that the provider waits, without approvals.";
  return `${body}${left > 0 ? `\n_and ${count(left, "more row")}._\n` : ""}\n${advice}\n`;
}

/** `2 kinds of flow that both versions deliver, for 25 minutes at most`. */
export function interruptionTally({ way }: Review, kind: Interruption["kind"]): string {
  const all = way.interruptions.filter((one) => one.kind === kind);
  const longest = Math.max(...all.map(({ minutes }) => minutes));
  const verb = kind === "cut" ? "deliver" : "deny";
  return `${count(all.length, "kind")} of flow that both versions ${verb}, for ${count(longest, "minute")} at most`;
}
