/** Reachability gained and lost, with flows that change alike told together. */
import { count } from "../../diagnostics/counted";
import type { FlowChange } from "../../diff/flow-change";
import type { Review } from "../../diff/review";
import type { DeltaEntry } from "../../verify/delta";
import { gathered } from "../gathered";
import type { Section } from "./budget";
import { flowPicture } from "./flow-picture";
import type { FlowRow } from "./flow-row";
import { table, words } from "./md";
import { places } from "./places";
import { placesOf } from "./resource-rows";

/** By what changes, and whether both ends were there all along. */
const MARKS = {
  closed: ["➖ with what is gone", "🔴 **lost**"],
  opened: ["➕ with what is new", "🟢 **gained**"],
} as const;

export function reachabilitySection({ reachability, resources }: Review): Section {
  const rows = flowRows(reachability);
  if (rows.length > 0) return { render: (most) => render(rows, most) };
  return {
    render: () =>
      resources.length === 0 ? "" : "### Reachability\n\nNo flow becomes possible, and none is lost.\n",
  };
}

function render(rows: readonly FlowRow[], most: number): string {
  const told = rows.slice(0, most);
  const body = told.length === 0 ? "" : flowTable(told);
  const picture = told.length === rows.length ? flowPicture(rows) : "";
  const left = rows.slice(most);
  const of = (change: DeltaEntry["change"]) =>
    left.filter((row) => row.change === change).reduce((sum, { entries }) => sum + entries.length, 0);
  const more =
    left.length > 0
      ? `\n_and ${count(left.length, "more row")}: ${count(of("closed"), "kind of flow")} lost, ${of("opened")} gained._\n`
      : "";
  return `### Reachability\n\n${body}${more}${picture}`;
}

/** What was there all along comes first, and lost before gained. */
function flowRows(entries: readonly FlowChange[]): FlowRow[] {
  const rows = gathered(
    entries.map((entry) => ({
      change: entry.change,
      from: [entry.from],
      to: [entry.to],
      ports: entry.everyPort ? "every" : entry.ports.join(", "),
      betweenKnown: entry.betweenKnown,
      entries: [entry],
    })),
    ({ change, ports, betweenKnown }) => JSON.stringify([change, ports, betweenKnown]),
  );
  return rows.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function sortKey({ change, from, to, ports, betweenKnown }: FlowRow): string {
  return JSON.stringify([!betweenKnown, change, from, to, ports]);
}

/** How a flow goes is told of single flows only; without any the column is left out. */
function flowTable(rows: readonly FlowRow[]): string {
  const told = rows.map((row) => ({ row, how: howOf(row) }));
  const withHow = told.some(({ how }) => how !== "");
  const head = ["", "from", "to", "TCP ports", ...(withHow ? ["how"] : []), "config"];
  return table(
    head,
    told.map(({ row, how }) => [
      MARKS[row.change][row.betweenKnown ? 1 : 0],
      places(row.from),
      places(row.to),
      row.ports,
      ...(withHow ? [how] : []),
      placesOf(
        row.entries.flatMap(({ sources }) => sources.map((at) => ({ at }))),
        row.change === "closed",
      ),
    ]),
  );
}

function howOf({ entries }: FlowRow): string {
  const [first] = entries;
  return first && entries.length === 1 ? words(first.trace.reason) : "";
}
