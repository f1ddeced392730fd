/** Sections of what costs nobody anything: added, changed in place, and moved in the state only; folded away. */
import { count } from "../../diagnostics/counted";
import type { Action } from "../../diff/action";
import { isExport, takesNothingAway } from "../../diff/losses";
import type { ResourceChange } from "../../diff/resource-change";
import type { Review } from "../../diff/review";
import type { Section } from "./budget";
import { type Company, companions, headline } from "./companions";
import { code, details, table } from "./md";
import { placesOf, type ResourceRow, reasonsOf, remaining, resourceRows, whereOf } from "./resource-rows";

const TITLES: Partial<Readonly<Record<Action, string>>> = {
  create: "added",
  adopt: "taken over as built",
  update: "changed in place",
  move: "moved in Terraform's state only",
};

export function changesSections({ resources }: Review): Section[] {
  const harmless = resources.filter(takesNothingAway);
  const sections = (Object.keys(TITLES) as Action[]).map((action): Section => {
    const changes = harmless.filter((change) => change.action === action);
    return changes.length === 0 ? { render: () => "" } : sectionOf(action, changes);
  });
  const exported = resources.filter(isExport).length;
  const note = `${count(exported, "identifier")} that stacks hand to one another ${exported === 1 ? "follows" : "follow"}.\n`;
  return [...sections, { render: () => (exported === 0 ? "" : note) }];
}

function sectionOf(action: Action, changes: readonly ResourceChange[]): Section {
  const rows = resourceRows(changes.filter(({ cause }) => cause === undefined));
  const company = companions(changes);
  const summary = `${count(changes.length, "resource")} ${TITLES[action]}`;
  return {
    render(most) {
      const told = rows.slice(0, most);
      const body = told.length === 0 ? "" : tableOf(action, told, company);
      return details(summary, `${body}${remaining(rows.slice(most))}`);
    },
  };
}

function tableOf(action: Action, rows: readonly ResourceRow[], company: Company): string {
  const detail = (row: ResourceRow) => {
    if (action === "create" || action === "adopt") return company(row).words;
    return action === "move" ? formerOf(row) : reasonsOf(row);
  };
  const last = { create: "and with it", adopt: "and with it", move: "from" }[action as string] ?? "change";
  const cells = rows.map((row) => [headline(row, company), whereOf(row), detail(row), placesOf(row.changes)]);
  if (cells.every((row) => row[2] === ""))
    return table(
      ["what", "where", "config"],
      cells.map((row) => [row[0], row[1], row[3]] as string[]),
    );
  return table(["what", "where", last, "config"], cells);
}

function formerOf({ changes }: ResourceRow): string {
  const [first] = changes;
  return changes.length === 1 && first?.movedFrom !== undefined ? code(first.movedFrom) : "declared rename";
}
