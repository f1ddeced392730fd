/** The stacks that a change touches, in the order in which they are applied, and those that nothing describes any more. */
import { count } from "../../diagnostics/counted";
import type { Review } from "../../diff/review";
import type { StackChange } from "../../diff/stack-change";
import { PHASES } from "../../plan/planned/stack";
import type { Section } from "./budget";
import { code, details, table } from "./md";

export function stacksSections({ stacks }: Review): Section[] {
  const removed = stacks.filter(({ kind }) => kind === "removed");
  const present = stacks.filter(({ kind }) => kind !== "removed");
  return [
    { render: (most) => (removed.length === 0 ? "" : renderRemoved(removed, most)) },
    { render: (most) => (present.length === 0 ? "" : renderPresent(present, most)) },
  ];
}

function renderRemoved(removed: readonly StackChange[], most: number): string {
  const shown = removed.slice(0, most).map(({ name }) => code(name));
  const left = removed.length - shown.length;
  const names = [...shown, ...(left > 0 ? [`${left} more`] : [])].join(", ");
  return [
    "> [!WARNING]",
    `> ${count(removed.length, "stack")} ${removed.length === 1 ? "is" : "are"} gone from the output. Terraform destroys what ${removed.length === 1 ? "it holds" : "they hold"} only when somebody`,
    `> destroys ${removed.length === 1 ? "it" : "them"} from the version before, in this order: ${names}.`,
    "",
  ].join("\n");
}

function renderPresent(stacks: readonly StackChange[], most: number): string {
  const accounts = new Set(stacks.map(({ account }) => account.id)).size;
  const summary = `${count(stacks.length, "stack")} in ${count(accounts, "account")} to plan and apply`;
  const perPhase = PHASES.flatMap((phase) => {
    const here = stacks.filter((stack) => stack.phase === phase);
    return here.length > 0 ? [[phase, String(here.length), namesOf(here, most)]] : [];
  });
  return details(summary, table(["phase", "stacks", "names"], perPhase, [1]));
}

function namesOf(stacks: readonly StackChange[], most: number): string {
  const shown = stacks.slice(0, Math.min(most, 40)).map(({ name, kind, formerName }) => {
    const note = formerName === undefined ? (kind === "added" ? " (new)" : "") : ` (was ${code(formerName)})`;
    return `${code(name)}${note}`;
  });
  const left = stacks.length - shown.length;
  return left > 0 ? [...shown, `${left.toLocaleString("en-US")} more`].join(", ") : shown.join(", ");
}
