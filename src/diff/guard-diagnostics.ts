/** What guards say about a change, as diagnostics. */
import { Collector } from "../diagnostics/collector";
import type { Diagnostic } from "../diagnostics/diagnostic";
import type { GuardedKind } from "../model/guard";
import type { GuardedChange } from "./guards";
import { longestExpiry, MOST_DAYS } from "./override-limit";

export const VERBS: Readonly<Record<GuardedKind, string>> = {
  replace: "replace",
  destroy: "destroy",
  "move-address": "move the address of",
  "release-address": "release the address of",
  "free-address": "put back into circulation",
  "open-flow": "open a flow from",
  "close-flow": "close a flow from",
  interrupt: "cut on the way a flow from",
  "widen-group": "let more in or out by",
  "widen-policy": "widen a policy:",
  "change-role": "change a role:",
  "change-state": "change the state's place or access:",
  "weaken-check": "check less:",
  "remove-stack": "remove stack",
  "raise-cost": "raise the cost per month by",
};

/** How many names a diagnostic tells. */
const TOLD = 3;

export function named(what: readonly string[]): string {
  const shown = what.slice(0, TOLD).join(", ");
  return what.length > TOLD ? `${shown} and ${what.length - TOLD} more` : shown;
}

/** Nothing for what is allowed. `today` is the day it is, `2026-11-23`. */
export function guardDiagnostics(changes: readonly GuardedChange[], today: string): Diagnostic[] {
  const collector = new Collector();
  for (const change of changes) report(change, collector, today);
  return collector.sorted();
}

function report(
  { guard, kind, what, at, state, override }: GuardedChange,
  collector: Collector,
  today: string,
) {
  const facts = { guard: guard.name, kind: VERBS[kind], what: named(what), owner: guard.owner };
  const cause = `${facts.guard} ${facts.kind} ${facts.what}`;
  const word = { at: override?.at ?? guard.at, note: override ? "the override" : "the guard" };
  const place = at ?? word.at;
  const related = at ? [word] : [];
  switch (state) {
    case "expired": {
      const { expires = "", reason = "" } = override ?? {};
      collector.report("GUARD_OVERRIDE_EXPIRED", place, { ...facts, expires, reason }, related, cause);
      return;
    }
    case "unlimited": {
      const limit = { expires: override?.expires ?? "", latest: longestExpiry(today), days: MOST_DAYS };
      collector.report("GUARD_OVERRIDE_UNLIMITED", place, { ...facts, ...limit }, related, cause);
      return;
    }
    case "forbidden": {
      const suggestion = guard.overridable
        ? ` An override, with a reason, an owner and a last day, goes under guards.${guard.name}.overrides.`
        : " This guard takes no override.";
      collector.report(
        "GUARD_FORBIDS",
        place,
        { ...facts, reason: guard.reason, suggestion },
        related,
        cause,
      );
    }
  }
}
