/** A review for a terminal: the verdict, then one line for each notice, address and stack. */
import { line } from "../../diagnostics/shown";
import { formatPlace } from "../../diagnostics/source";
import type { LedgerEntry } from "../../diff/ledger";
import type { Review } from "../../diff/review";
import { table } from "../table";
import { ledgerRows } from "./ledger-section";
import { noticesOf } from "./notices";
import { commonPattern } from "./resource-rows";
import { plainVerdict } from "./verdict-section";

export function reviewText(review: Review): string {
  const verdict = plainVerdict(review).map((sentence) => line`${review.organization}: ${sentence}`);
  return [verdict.join(""), notices(review), ledger(review), stacks(review)]
    .filter((part) => part !== "")
    .join("\n");
}

function notices(review: Review): string {
  return noticesOf(review)
    .map(
      ({ rule, message, at }) =>
        line`${at ? `${formatPlace(at)}: ` : ""}${rule.replace("review/", "")}: ${message}`,
    )
    .join("");
}

function ledger(review: Review): string {
  const rows = ledgerRows(review.ledger).map(({ kind, entries }) => {
    const [first] = entries as [LedgerEntry];
    const more = entries.length > 1 ? `and ${entries.length - 1} more` : "";
    return [kind, commonPattern(entries.map(({ ref }) => ref)), first.cidrBlock, more];
  });
  return table(rows);
}

function stacks({ stacks: all }: Review): string {
  return table(all.map(({ kind, name, formerName }) => [kind, name, formerName ? `was ${formerName}` : ""]));
}
