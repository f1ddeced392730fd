/** Reachability gained and lost, with flows that change alike told together. */
import type { Review } from "../../diff/review";
import type { DeltaEntry } from "../../verify/delta";
import type { Section } from "./budget";
import { code, table, words } from "./md";
import { placesOf } from "./resource-rows";

const MARKS = { closed: "🔴 lost", opened: "🟢 gained" } as const;

/** Everybody of `from` and everybody of `to`: all of these flows change in the same way, at the same ports. */
export interface FlowRow {
  readonly change: DeltaEntry["change"];
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly ports: string;
  readonly entries: readonly DeltaEntry[];
}

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
  const head = ["", "from", "to", "TCP ports", "how", "config"];
  const body = told.length === 0 ? "" : table(head, told.map(cells));
  const left = rows.slice(most);
  const of = (change: DeltaEntry["change"]) =>
    left.filter((row) => row.change === change).reduce((sum, { entries }) => sum + entries.length, 0);
  const more =
    left.length > 0
      ? `\n_and ${left.length} more rows: ${of("closed")} kinds of flow lost, ${of("opened")} gained._\n`
      : "";
  return `### Reachability\n\n${body}${more}`;
}

/** Lost before gained. Flows with one source and the same ports come together, then sources that reach the same. */
export function flowRows(entries: readonly DeltaEntry[]): FlowRow[] {
  const bySource = gather(
    entries.map((entry) => ({
      change: entry.change,
      from: [entry.from],
      to: [entry.to],
      ports: entry.everyPort ? "every" : entry.ports.join(", "),
      entries: [entry],
    })),
    ({ change, from, ports }) => JSON.stringify([change, from, ports]),
  );
  const rows = gather(bySource, ({ change, to, ports }) => JSON.stringify([change, to, ports]));
  return rows.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function sortKey({ change, from, to, ports }: FlowRow): string {
  return JSON.stringify([change, from, to, ports]);
}

function gather(rows: readonly FlowRow[], key: (row: FlowRow) => string): FlowRow[] {
  const groups = new Map<string, FlowRow[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return [...groups.values()].map((group) => ({
    ...(group[0] as FlowRow),
    from: union(group.map(({ from }) => from)),
    to: union(group.map(({ to }) => to)),
    entries: group.flatMap((row) => row.entries),
  }));
}

function union(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].sort();
}

function cells(row: FlowRow): string[] {
  const [first] = row.entries as [DeltaEntry];
  const traces = row.entries.map(({ trace }) => trace);
  const how =
    row.entries.length === 1 ? words(first.trace.reason) : `${words(first.trace.reason)}, and alike`;
  return [MARKS[row.change], places(row.from), places(row.to), row.ports, how, placesOf(traces)];
}

/** `network/egress/app` and `network/egress/data` as `network/egress/{app, data}`. */
export function places(labels: readonly string[]): string {
  const byVpc = new Map<string, string[]>();
  for (const label of labels) {
    const match = /^([^/ ]+\/[^/ ]+)\/([^/ ]+)$/.exec(label);
    const vpc = match?.[1] ?? label;
    byVpc.set(vpc, [...(byVpc.get(vpc) ?? []), ...(match?.[2] ? [match[2]] : [])]);
  }
  const told = [...byVpc].map(([vpc, tiers]) => {
    if (tiers.length === 0) return vpc;
    return tiers.length === 1 ? `${vpc}/${tiers[0]}` : `${vpc}/{${tiers.join(", ")}}`;
  });
  const shown = told.slice(0, 4).map(code).join(", ");
  return told.length > 4 ? `${shown} and ${told.length - 4} more` : shown;
}
