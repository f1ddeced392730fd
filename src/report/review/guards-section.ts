/** What guards forbid, what an override allows, and which override has expired. */
import { named, VERBS } from "../../diff/guard-diagnostics";
import type { GuardedChange } from "../../diff/guards";
import type { Review } from "../../diff/review";
import type { Section } from "./budget";
import { firstRows } from "./first-rows";
import { code, words } from "./md";
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
  const head = ["", "guard", "the change would", "why", "whom to ask", "config"];
  return `### Guards\n\n${firstRows({ head, rows: guards, most, cells, noun: "more guarded change" })}`;
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
