/** A reachability delta as text and JSON. */
import type { DeltaEntry } from "../delta";

export function renderDelta(entries: readonly DeltaEntry[]): string {
  if (entries.length === 0) return "No flow becomes possible or impossible.\n";
  return entries.map(renderEntry).join("");
}

function renderEntry({ change, from, to, ports, trace }: DeltaEntry): string {
  const sign = change === "opened" ? "+" : "-";
  return `${sign} ${from} to ${to}: tcp ${ports.join(", ")} (${trace.reason})\n`;
}

export function deltaToJson(entries: readonly DeltaEntry[]): string {
  return `${JSON.stringify({ changes: entries }, null, 2)}\n`;
}
