/** A check that comes, goes or changes. */
import type { SourceRange } from "../diagnostics/source";

export interface CheckChange {
  readonly subject: "guard" | "override" | "expectation" | "restriction" | "policy" | "account";
  readonly change: "added" | "changed" | "removed" | "weakened" | "extended";
  /** A sentence without its full stop. */
  readonly what: string;
  /** Whether less is checked than before. */
  readonly weaker: boolean;
  /** Refs, people's names for VPCs and tiers, and `ou:PATH`; empty for everywhere. */
  readonly places: readonly string[];
  /** In the new version; for what is removed, in the version before. */
  readonly at?: SourceRange;
}
