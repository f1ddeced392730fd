/** The first lines of a review: what it comes to, before anybody has to read a table. */
import { count } from "../../diagnostics/counted";
import type { Action } from "../../diff/action";
import { isLoss, takesNothingAway } from "../../diff/losses";
import type { ResourceChange } from "../../diff/resource-change";
import type { Review } from "../../diff/review";
import { kindsOf, type WorstKind } from "../../diff/verdict";
import { checkTally } from "./checks-section";
import { counted } from "./companions";
import { signed } from "./cost-section";
import { code, list, words } from "./md";
import { retold } from "./neighbours-section";
import { trustSentences } from "./trust-section";
import { violationTally } from "./violations-section";
import { interruptionTally } from "./way-section";

/** How many changes of trust the verdict tells before the rest is only counted. */
const TRUST_TOLD = 4;

/** GitHub and GitLab draw these as coloured boxes; elsewhere they read as quotations. */
const BOXES: Readonly<Record<WorstKind, "CAUTION" | "WARNING" | "NOTE" | "TIP">> = {
  forbidden: "CAUTION",
  violated: "CAUTION",
  moved: "CAUTION",
  replaced: "CAUTION",
  destroyed: "CAUTION",
  unsure: "CAUTION",
  orphaned: "WARNING",
  trusted: "WARNING",
  unchecked: "WARNING",
  retold: "WARNING",
  interrupted: "WARNING",
  exposed: "WARNING",
  closed: "WARNING",
  opened: "WARNING",
  widened: "WARNING",
  changed: "NOTE",
  nothing: "TIP",
};

/** What the two versions are called; the working tree has no name. */
export interface Compared {
  readonly base: string | undefined;
  readonly head: string | undefined;
}

function versionName(name: string | undefined): string {
  return name === undefined ? "the working tree" : code(name);
}

/** What the change comes to, a sentence for each kind of thing that it does, without markup. */
export function plainVerdict(review: Review): string[] {
  return kindsOf(review).map((kind) => SENTENCES[kind](review).replace(/\*\*|`/g, ""));
}

export function verdictSection(review: Review, { base, head }: Compared): string {
  const kinds = kindsOf(review);
  const box = BOXES[kinds[0] as WorstKind];
  const lines = kinds.map((kind) => `> ${SENTENCES[kind](review)}`);
  return [
    `## Network review: ${words(review.organization)}`,
    "",
    `> [!${box}]`,
    lines.join("\\\n"),
    "",
    `${versionName(base)} → ${versionName(head)}: ${tally(review)}`,
    "",
  ].join("\n");
}

const SENTENCES: Readonly<Record<WorstKind, (review: Review) => string>> = {
  forbidden: ({ guards }) => {
    const held = guards.filter(({ state }) => state !== "allowed");
    return `**Forbidden** by ${list([...new Set(held.map(({ guard }) => `guard ${code(guard.name)}`))].slice(0, 5))}.`;
  },
  violated: (review) => `**Breaks** ${violationTally(review)}.`,
  moved: ({ ledger }) => {
    const moved = ledger.filter(({ kind }) => kind === "moved").length;
    return `🚨 **${count(moved, "address").toUpperCase()} MOVED**: what is built there is renumbered.`;
  },
  replaced: ({ resources }) =>
    `**Replaces** ${kinds(resources.filter(({ action }) => action === "replace"))}.`,
  destroyed: ({ resources }) =>
    `**Destroys** ${kinds(resources.filter(({ action }) => action === "delete"))}.`,
  unsure: ({ resources }) =>
    `**May replace** ${kinds(resources.filter(({ mayReplace }) => mayReplace))}: nobody has said what that change does.`,
  orphaned: ({ stacks }) => {
    const removed = stacks.filter(({ kind }) => kind === "removed").length;
    return `**Leaves behind** ${count(removed, "stack")} that nothing describes any more.`;
  },
  trusted: (review) => `**Trusts more**: ${trustSentences(review, TRUST_TOLD)}`,
  unchecked: (review) => `**Checks less**: ${checkTally(review)}.`,
  retold: ({ neighbours }) => `**Tells otherwise**: ${retold(neighbours)}`,
  interrupted: (review) => `**Cuts on the way** ${interruptionTally(review, "cut")}.`,
  exposed: (review) => `**Opens on the way** ${interruptionTally(review, "opened")}.`,
  closed: ({ reachability }) => `**Closes** ${flows(reachability, "closed")} possible before.`,
  opened: ({ reachability }) => `**Opens** ${flows(reachability, "opened")} not possible before.`,
  widened: ({ admissions }) => {
    const wider = admissions.filter(({ extent, gained }) => extent !== "narrower" && gained.length > 0);
    return `**Lets more through** by ${count(wider.length, "security group")}.`;
  },
  changed: changedSentence,
  nothing: () => "**Changes nothing**: no resource, no address, no flow.",
};

/** Kinds of what is lost; identifiers and rules of groups that stay are told elsewhere. */
function kinds(changes: readonly ResourceChange[]): string {
  return counted(changes.filter(isLoss), 4);
}

function flows(entries: Review["reachability"], change: "opened" | "closed"): string {
  const number = entries.filter((entry) => entry.change === change && entry.betweenKnown).length;
  return `${count(number, "kind")} of flow that ${number === 1 ? "was" : "were"}`;
}

function changedSentence({ resources, ledger, reachability, settings, trust, checks }: Review): string {
  const harmless = resources.filter(takesNothingAway);
  const some = (action: Action, sentence: (text: string) => string) => {
    const number = harmless.filter((change) => change.action === action).length;
    return number > 0 ? [sentence(count(number, "resource"))] : [];
  };
  const parts = [
    ...some("create", (text) => `adds ${text}`),
    ...some("adopt", (text) => `takes over ${text} as built`),
    ...some("update", (text) => `changes ${text} in place`),
    ...some("move", (text) => `moves ${text} in Terraform's state only`),
  ];
  const reached = new Set(settings.flatMap((setting) => setting.stacks)).size;
  if (reached > 0) parts.push(`changes settings of ${count(reached, "stack")}`);
  if (checks.some(({ weaker }) => !weaker)) parts.push("changes what is checked");
  if (parts.length === 0)
    return ledger.length > 0 ? "The address ledger changes." : "Stacks have other names.";
  const news = reachability.filter(({ change, betweenKnown }) => change === "opened" && !betweenKnown).length;
  const reach =
    news > 0 ? ` What is new reaches, or is reached by, others in ${count(news, "kind")} of flow.` : "";
  const fresh = trust.filter(({ betweenKnown }) => !betweenKnown).length;
  const trusted = fresh > 0 ? ` What is new brings ${count(fresh, "grant")} of trust.` : "";
  const sentence = list(parts);
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}.${reach}${trusted}`;
}

function tally({ resources, stacks, ledger, cost }: Review): string {
  const accounts = new Set(stacks.map(({ account }) => account.id)).size;
  const parts = [
    ...(stacks.length > 0
      ? [
          `${count(resources.length, "resource")} in ${count(stacks.length, "stack")} of ${count(accounts, "account")}`,
        ]
      : []),
    ...(ledger.length > 0 ? [`${count(ledger.length, "address")} in the ledger`] : []),
    ...(cost.changes.length > 0 ? [`${signed(cost.monthly)} ${cost.currency} per month`] : []),
  ];
  return parts.length > 0 ? `${parts.join(", ")}.` : "no stack is touched.";
}
