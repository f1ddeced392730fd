/** A review as one Markdown comment, the verdict first, within what code hosts take whatever the organisation's size. */
import type { Review } from "../../diff/review";
import { withinBudget } from "./budget";
import { changesSections } from "./changes-section";
import { ledgerSection } from "./ledger-section";
import { lossesSection } from "./losses-section";
import { reachabilitySection } from "./reachability-section";
import { stacksSections } from "./stacks-section";
import { type Compared, verdictSection } from "./verdict-section";

/** By this CI finds the comment that it wrote before, and updates it in place. */
export const MARKER = "<!-- cadastre-review -->";

/** What GitHub takes, in characters; GitLab and Bitbucket take more. */
export const LONGEST_COMMENT = 65_536;

export function reviewMarkdown(review: Review, compared: Compared): string {
  const verdict = `${MARKER}\n${verdictSection(review, compared)}`;
  const sections = [
    lossesSection(review),
    ledgerSection(review),
    reachabilitySection(review),
    ...stacksSections(review),
    ...changesSections(review),
  ];
  return `${verdict}\n${withinBudget(sections, LONGEST_COMMENT - verdict.length - 2)}`;
}
