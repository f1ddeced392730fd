/** Quotas that a change uses more of, where little is left. */
import type { QuotaUse } from "../../diff/quotas";
import type { Review } from "../../diff/review";
import type { Section } from "./budget";
import { firstRows } from "./first-rows";
import { code, words } from "./md";
import { placesOf } from "./resource-rows";

/** The part of a quota in use from which a reviewer wants to hear of it. */
const WORTH_TELLING = 0.5;

export function quotaSection({ quotas, resources }: Review): Section {
  const tight = quotas.filter(({ after, limit }) => after >= limit * WORTH_TELLING);
  if (tight.length > 0) return { render: (most) => render(tight, most) };
  const created = resources.some(({ action }) => action === "create");
  return {
    render: () =>
      created && quotas.length > 0 ? "### Quotas\n\nNo quota that it uses more of is half used.\n" : "",
  };
}

function render(uses: readonly QuotaUse[], most: number): string {
  const head = ["quota", "of", "before", "after", "limit", "left", "config"];
  const also = () => ", half used or more.";
  const rows = firstRows({ head, rows: uses, most, cells, right: [2, 3, 4, 5], noun: "more quota", also });
  return `### Quotas\n\n${rows}`;
}

function cells(use: QuotaUse): string[] {
  const { name, owner, before, after, limit, raised } = use;
  const left = limit - after;
  return [
    words(name),
    code(owner),
    String(before),
    String(after),
    `${limit.toLocaleString("en-US")}${raised ? " (raised)" : ""}`,
    left <= 0 ? `**${left}**` : left.toLocaleString("en-US"),
    placesOf([use]),
  ];
}
