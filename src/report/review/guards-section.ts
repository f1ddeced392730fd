/** What guards forbid, what an override allows, and which override has expired. */
import { named, VERBS } from "../../diff/guard-diagnostics";
import type { GuardedChange } from "../../diff/guards";
import type { Review } from "../../diff/review";
import type { Section } from "./budget";
import { code, table, words } from "./md";
import { placesOf } from "./resource-rows";

const MARKS = {
  forbidden: "⛔ forbidden",
  expired: "⌛ override expired",
  unlimited: "⌛ override too long",
  allowed: "✅ overridden",
} as const;

export function guardsSection({ guards }: Review): Section {
  return { render: (most) => (guards.length === 0 ? "" : render(guards, most)) };
}

function render(guards: readonly GuardedChange[], most: number): string {
  const told = guards.slice(0, most);
  const head = ["", "guard", "the change would", "why", "whom to ask", "config"];
  const body = told.length === 0 ? "" : table(head, told.map(cells));
  const left = guards.length - told.length;
  return `### Guards\n\n${body}${left > 0 ? `\n_and ${left} more guarded changes._\n` : ""}`;
}

function cells(change: GuardedChange): string[] {
  const { guard, kind, what, state, override } = change;
  const why = override ? `${override.reason} (until ${override.expires})` : guard.reason;
  return [
    MARKS[state],
    code(guard.name),
    `${VERBS[kind]} ${code(named(what))}`,
    words(why),
    words(override?.owner ?? guard.owner),
    placesOf([change]),
  ];
}
