/** The first lines of a review: what it comes to, before anybody has to read a table. */
import type { Action } from "../../diff/action";
import { WEIGHTS, wordsFor } from "../../diff/resource-words";
import type { Review } from "../../diff/review";
import { kindsOf, type WorstKind } from "../../diff/verdict";
import { code, count, list, words } from "./md";

/** GitHub and GitLab draw these as coloured boxes; elsewhere they read as quotations. */
const BOXES: Readonly<Record<WorstKind, "CAUTION" | "WARNING" | "NOTE" | "TIP">> = {
  moved: "CAUTION",
  replaced: "CAUTION",
  destroyed: "CAUTION",
  closed: "WARNING",
  opened: "WARNING",
  changed: "NOTE",
  nothing: "TIP",
};

/** What the two versions are called. */
export interface Compared {
  readonly base: string;
  readonly head: string;
}

export function verdictSection(review: Review, { base, head }: Compared): string {
  const kinds = kindsOf(review);
  const box = BOXES[kinds[0] as WorstKind];
  const lines = kinds.map((kind) => `> ${sentence(kind, review)}`);
  return [
    `## Network review: ${words(review.organization)}`,
    "",
    `> [!${box}]`,
    lines.join("\\\n"),
    "",
    `${code(base)} → ${code(head)}: ${tally(review)}`,
    "",
  ].join("\n");
}

function sentence(kind: WorstKind, review: Review): string {
  const { ledger, reachability } = review;
  switch (kind) {
    case "moved":
      return `**${count(ledger.filter((entry) => entry.kind === "moved").length, "address")} MOVED.** What is built there is renumbered.`;
    case "replaced":
      return `**Replaces ${resourcesWith(review, "replace")}**${doubts(review)}`;
    case "destroyed":
      return `**Destroys ${resourcesWith(review, "delete")}**.`;
    case "closed":
      return `**Closes** ${count(reachability.filter(({ change }) => change === "closed").length, "kind")} of flow that ${plural(reachability, "closed")} possible before.`;
    case "opened":
      return `**Opens** ${count(reachability.filter(({ change }) => change === "opened").length, "kind")} of flow that ${plural(reachability, "opened")} not possible before.`;
    case "changed":
      return changedSentence(review);
    case "nothing":
      return "**Changes nothing**: no resource, no address, no flow.";
  }
}

function plural(entries: Review["reachability"], change: "opened" | "closed"): string {
  return entries.filter((entry) => entry.change === change).length === 1 ? "was" : "were";
}

function changedSentence(review: Review): string {
  const mere = (action: Action) =>
    review.resources.filter((change) => change.action === action && !change.mayReplace).length;
  const parts = [
    ...(mere("create") > 0 ? [`adds ${mere("create").toLocaleString("en-US")}`] : []),
    ...(mere("update") > 0 ? [`changes ${mere("update").toLocaleString("en-US")} in place`] : []),
    ...(mere("move") > 0 ? [`moves ${mere("move").toLocaleString("en-US")} in Terraform's state only`] : []),
  ];
  if (parts.length === 0) return "No other resource changes.";
  const sentence = `${list(parts)}.`;
  return `Resources: ${sentence}`;
}

function doubts({ resources }: Review): string {
  const unsure = resources.filter(({ mayReplace }) => mayReplace).length;
  return unsure === 0
    ? "."
    : `, and for ${count(unsure, "resource")} it is unknown whether a change replaces.`;
}

/** `1 VPC, 6 subnets and 12 others`: what weighs most comes first. */
function resourcesWith({ resources }: Review, action: Action): string {
  const numbers = new Map<string, number>();
  for (const change of resources)
    if (change.action === action) numbers.set(change.type, (numbers.get(change.type) ?? 0) + 1);
  const weight = (type: string) => WEIGHTS.indexOf(wordsFor(type).weight);
  const types = [...numbers].sort(
    (a, b) => weight(a[0]) - weight(b[0]) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1),
  );
  const shown = types.slice(0, 4).map(([type, number]) => count(number, wordsFor(type).noun));
  const others = types.slice(4).reduce((sum, [, number]) => sum + number, 0);
  if (shown.length === 0) return "nothing for certain";
  return list(others > 0 ? [...shown, count(others, "other")] : shown);
}

function tally({ resources, stacks, ledger }: Review): string {
  const accounts = new Set(stacks.map(({ account }) => account.id)).size;
  if (stacks.length === 0 && ledger.length === 0) return "no stack is touched.";
  return `${count(resources.length, "resource")} in ${count(stacks.length, "stack")} of ${count(accounts, "account")}, ${count(ledger.length, "address")} in the ledger.`;
}
