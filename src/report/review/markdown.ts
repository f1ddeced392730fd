/** A review as one Markdown comment, the verdict first, within what code hosts take whatever the organisation's size. */
import type { Diagnostic } from "../../diagnostics/diagnostic";
import type { Review } from "../../diff/review";
import { admissionsSection } from "./admissions-section";
import { withinBudget } from "./budget";
import { changesSections } from "./changes-section";
import { checksSection } from "./checks-section";
import { costSection } from "./cost-section";
import { guardsSection } from "./guards-section";
import { ledgerSection } from "./ledger-section";
import { LONGEST_COMMENT, MARKER } from "./limits";
import { lossesSection } from "./losses-section";
import { neighboursSection } from "./neighbours-section";
import { quotaSection } from "./quota-section";
import { reachabilitySection } from "./reachability-section";
import { renamesSection } from "./renames-section";
import { settingsSection } from "./settings-section";
import { stacksSections } from "./stacks-section";
import { terraformSection } from "./terraform-section";
import { trustSection } from "./trust-section";
import { diagnosticsSection } from "./unplannable";
import { type Compared, verdictSection } from "./verdict-section";
import { violationsSection } from "./violations-section";
import { waySection } from "./way-section";

export type { Compared };

/** `diagnostics` are what guards and the lock have to say; those of guards have a section of their own. */
export function reviewMarkdown(
  review: Review,
  compared: Compared,
  diagnostics: readonly Diagnostic[] = [],
): string {
  const verdict = `${MARKER}\n${verdictSection(review, compared)}`;
  const sections = [
    diagnosticsSection(diagnostics.filter(({ code }) => !code.startsWith("GUARD_"))),
    guardsSection(review),
    violationsSection(review),
    checksSection(review),
    trustSection(review),
    renamesSection(review),
    lossesSection(review),
    ledgerSection(review),
    reachabilitySection(review),
    waySection(review),
    neighboursSection(review),
    admissionsSection(review),
    costSection(review),
    quotaSection(review),
    terraformSection(review),
    settingsSection(review),
    ...stacksSections(review),
    ...changesSections(review),
  ];
  return `${verdict}\n${withinBudget(sections, LONGEST_COMMENT - verdict.length - 2)}`;
}
