/** What a change costs or saves per month, with the day of the price table. */
import type { CostChange, CostDelta } from "../../diff/cost";
import type { Review } from "../../diff/review";
import type { Section } from "./budget";
import { firstRows } from "./first-rows";
import { words } from "./md";
import { placesOf } from "./resource-rows";

export function costSection({ cost }: Review): Section {
  return { render: (most) => (cost.changes.length === 0 ? "" : render(cost, most)) };
}

function render(cost: CostDelta, most: number): string {
  const { currency, pricedIn, pricedOn, changes } = cost;
  const head = ["what", "before", "after", `${currency} per month`, "config"];
  const body = firstRows({ head, rows: changes, most, cells, right: [1, 2, 3] });
  const note = `List prices of ${words(pricedIn)} as of ${words(pricedOn)}, for every region; traffic is not counted.`;
  return `### Cost: ${signed(cost.monthly)} ${currency} per month\n\n${body}\n${note}\n`;
}

function cells(change: CostChange): string[] {
  const { what, before, after, monthly } = change;
  return [
    words(what),
    before.toLocaleString("en-US"),
    after.toLocaleString("en-US"),
    signed(monthly),
    placesOf([change]),
  ];
}

/** `+14.60`, `−7.30`. */
export function signed(amount: number): string {
  const text = Math.abs(amount).toLocaleString("en-US", {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return amount < 0 ? `−${text}` : `+${text}`;
}
