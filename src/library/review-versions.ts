/** Compares two emitted versions, and has guards, lock and policies say what they have to say of the later one. */
import type { Diagnostic } from "../diagnostics/diagnostic";
import { guardDiagnostics } from "../diff/guard-diagnostics";
import { type Review, type ReviewSettings, reviewChange } from "../diff/review";
import type { Version } from "../diff/version";
import { wayBetween } from "../project/way";
import type { NamedCode } from "./own-code";
import { versionPolicies } from "./version-policies";

export interface Reviewed {
  readonly review: Review;
  readonly diagnostics: readonly Diagnostic[];
}

/** What is said of the later version beside the change itself. */
export interface OfLater {
  /** Where planning would still change its lock. */
  readonly outOfDate: readonly Diagnostic[];
  readonly code?: NamedCode | undefined;
}

export function reviewVersions(
  [before, after]: readonly [Version, Version],
  settings: Omit<ReviewSettings, "wayOf">,
  { outOfDate, code }: OfLater,
): Reviewed {
  const wayOf: ReviewSettings["wayOf"] = (between) => wayBetween(before, after, between);
  const review = reviewChange(before, after, { ...settings, wayOf });
  const guards = guardDiagnostics(review.guards, settings.today);
  return { review, diagnostics: [...outOfDate, ...guards, ...versionPolicies(code, after)] };
}
