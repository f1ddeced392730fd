/** A thing that guards watch, and what happens to it. */
import type { SourceRange } from "../diagnostics/source";
import type { GuardedKind } from "../model/guard";

export interface Guarded {
  readonly kind: GuardedKind;
  /** How it is named to people: a ref, or for a flow both ends. */
  readonly what: string;
  /** What stands at each end, by refs of either version: both ends of a flow, one end of everything else. */
  readonly ends: readonly (readonly string[])[];
  /** Instead of ends, for what holds in places: refs and `ou:PATH` that may lie in a guard's place, or around it. */
  readonly about?: readonly string[];
  /** Whether it concerns every guard, wherever that is. */
  readonly everywhere?: boolean;
  /** The noun of what is replaced or destroyed, `nat-gateway`. */
  readonly noun?: string;
  /** What the cost rises by in a month. */
  readonly amount?: number;
  /** In the new version; absent for what only the version before has. */
  readonly at?: SourceRange;
}
