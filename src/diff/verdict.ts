/** What a change comes to, by the worst thing that it does. */
import { isLoss, takesNothingAway } from "./losses";
import { isRetold } from "./neighbours";
import type { Review } from "./review";

/**
 * From worst to best: a guard forbids it; it breaks an expectation or an invariant; an address moves; something is replaced, or destroyed, or may be replaced; a
 * stack is gone that nobody destroys; somebody is trusted who was not, or less is checked than before; a network outside is told other prefixes; on the way a flow is cut that both versions deliver, or one is open that both deny; between what is there before and after, a flow that was possible no longer
 * is, or a new one is; a group lets more through;
 * something is changed or added; nothing is.
 */
const WORST_KINDS = [
  "forbidden",
  "violated",
  "moved",
  "replaced",
  "destroyed",
  "unsure",
  "orphaned",
  "trusted",
  "unchecked",
  "retold",
  "interrupted",
  "exposed",
  "closed",
  "opened",
  "widened",
  "changed",
  "nothing",
] as const;

export type WorstKind = (typeof WORST_KINDS)[number];

/** Every kind of thing that a change does, the worst first; `nothing` alone when it does none. */
export function kindsOf(review: Review): readonly WorstKind[] {
  const {
    resources,
    ledger,
    reachability,
    stacks,
    guards,
    admissions,
    settings,
    trust,
    checks,
    neighbours,
    way,
    violations,
  } = review;
  const losses = resources.filter(isLoss);
  const does: Readonly<Record<WorstKind, boolean>> = {
    forbidden: guards.some(({ state }) => state !== "allowed"),
    violated: violations.some(({ isOld }) => !isOld),
    moved: ledger.some(({ kind }) => kind === "moved"),
    replaced: losses.some(({ action }) => action === "replace"),
    destroyed: losses.some(({ action }) => action === "delete"),
    unsure: losses.some(({ mayReplace }) => mayReplace),
    orphaned: stacks.some(({ kind }) => kind === "removed"),
    trusted: trust.some(({ betweenKnown }) => betweenKnown),
    unchecked: checks.some(({ weaker }) => weaker),
    retold: neighbours.some(isRetold),
    interrupted: way.interruptions.some(({ kind }) => kind === "cut"),
    exposed: way.interruptions.some(({ kind }) => kind === "opened"),
    closed: reachability.some(({ change, betweenKnown }) => change === "closed" && betweenKnown),
    opened: reachability.some(({ change, betweenKnown }) => change === "opened" && betweenKnown),
    widened: admissions.some(({ extent, gained }) => extent !== "narrower" && gained.length > 0),
    changed:
      resources.some(takesNothingAway) ||
      settings.length > 0 ||
      trust.length > 0 ||
      neighbours.length > 0 ||
      checks.some(({ weaker }) => !weaker) ||
      stacks.some(({ kind }) => kind === "renamed") ||
      (losses.length === 0 && ledger.some(({ kind }) => kind !== "moved")),
    nothing: false,
  };
  const kinds = WORST_KINDS.filter((kind) => does[kind]);
  return kinds.length > 0 ? kinds : ["nothing"];
}
