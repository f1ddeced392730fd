/** Says what a change does, as one comment. */
import { US_EAST_1 } from "../aws/data/prices-us-east-1";
import { kindsOf } from "../diff/verdict";
import { frozenDiagnostics } from "../project/frozen";
import { reviewMarkdown } from "../report/review/markdown";
import { withFaultsTold } from "./faults";
import { named, type OwnCode } from "./own-code";
import { PlannedOrganization } from "./plan";
import { refusedBy } from "./refused";
import { reviewVersions } from "./review-versions";
import { diagnosticInWords, type Told } from "./told";
import { versionsOf } from "./versions";

export interface ReviewOptions {
  /** The code of the later version, whose policies are asked. */
  readonly code?: OwnCode;
  /** The code of the earlier version. */
  readonly codeBefore?: OwnCode;
  /** What the versions are called in the comment. */
  readonly names?: { readonly before: string; readonly after?: string };
  /** The day that overrides of guards are held to, `2026-11-23`; today if it is not said. */
  readonly today?: string;
}

export interface ReviewedChange {
  /** All that the change does, the worst first: `moved`, `replaced`, `opened`, and the others of docs/review.md. */
  readonly verdict: readonly string[];
  /** What guards, lock and policies say. */
  readonly diagnostics: readonly Told[];
  readonly markdown: string;
}

/** Rejects with {@link Refused} where a version cannot be planned or emitted. */
export async function review(
  before: PlannedOrganization,
  after: PlannedOrganization,
  { code = {}, codeBefore = {}, names = { before: "before" }, today }: ReviewOptions = {},
): Promise<ReviewedChange> {
  const [was, is] = [PlannedOrganization.opened(before), PlannedOrganization.opened(after)];
  const { host } = is.source;
  const [former, own] = [named(codeBefore), named(code)];
  const versions = await withFaultsTold(own, () =>
    versionsOf(
      host,
      [
        { project: was.project, code: former },
        { project: is.project, code: own },
      ],
      { out: "", cache: undefined },
    ),
  );
  if ("diagnostics" in versions) throw refusedBy(versions.diagnostics);
  const { lock, lockFile } = is.project;
  const outOfDate = frozenDiagnostics(lockFile, lock.before, lock.after);
  const settings = { prices: US_EAST_1, today: today ?? host.today() };
  const reviewed = reviewVersions(versions, settings, { outOfDate, code: own });
  const compared = { base: names.before, head: names.after };
  return {
    verdict: kindsOf(reviewed.review),
    diagnostics: reviewed.diagnostics.map(diagnosticInWords),
    markdown: reviewMarkdown(reviewed.review, compared, reviewed.diagnostics),
  };
}
