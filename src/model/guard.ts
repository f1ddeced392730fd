/** Kinds of change that somebody has to have asked for in writing, or that nobody may make. */
import type { SourceRange } from "../diagnostics/source";

export const GUARDED_KINDS = [
  "replace",
  "destroy",
  "move-address",
  "release-address",
  "free-address",
  "open-flow",
  "close-flow",
  "interrupt",
  "widen-group",
  "widen-policy",
  "change-role",
  "change-state",
  "weaken-check",
  "remove-stack",
  "raise-cost",
] as const;

export type GuardedKind = (typeof GUARDED_KINDS)[number];

export interface Guard {
  readonly name: string;
  readonly forbids: readonly GuardedKind[];
  /** Nouns such as `vpc`, for what is replaced or destroyed; all of them when absent. */
  readonly of?: readonly string[];
  /** Refs, or their beginnings, and `ou:PATH`; everywhere when absent. */
  readonly where?: readonly string[];
  /** What costs may rise by in a month, in the price table's currency, for `raise-cost`. */
  readonly above: number;
  readonly reason: string;
  readonly owner: string;
  readonly overridable: boolean;
  readonly overrides: readonly Override[];
  readonly at: SourceRange;
}

/** Somebody's word that a change is meant, for a while. */
export interface Override {
  /** The ref, or the beginning of refs, that it is for; everything that the guard is for when absent. */
  readonly for?: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day that it counts, `2026-12-31`. */
  readonly expires: string;
  readonly at: SourceRange;
}
