/** What a change comes to, by the worst thing that it does. */
import type { Review } from "./review";

/**
 * From worst to best: an address moves; something is replaced; something is destroyed; a flow that was possible no
 * longer is; a new flow becomes possible; something is changed or added; nothing is.
 */
export type WorstKind = "moved" | "replaced" | "destroyed" | "closed" | "opened" | "changed" | "nothing";

export const WORST_KINDS: readonly WorstKind[] = [
  "moved",
  "replaced",
  "destroyed",
  "closed",
  "opened",
  "changed",
  "nothing",
];

/** Every kind of thing that a change does, the worst first; `nothing` when it does none. */
export function kindsOf({ resources, ledger, reachability, stacks }: Review): WorstKind[] {
  const does: Readonly<Record<WorstKind, boolean>> = {
    moved: ledger.some(({ kind }) => kind === "moved"),
    replaced: resources.some(({ action, mayReplace }) => action === "replace" || mayReplace),
    destroyed: resources.some(({ action }) => action === "delete"),
    closed: reachability.some(({ change }) => change === "closed"),
    opened: reachability.some(({ change }) => change === "opened"),
    changed: resources.length > 0 || ledger.length > 0 || stacks.length > 0,
    nothing: false,
  };
  const kinds = WORST_KINDS.filter((kind) => does[kind]);
  return kinds.length > 0 ? kinds : ["nothing"];
}
