/** A trace as text for people and as JSON for programs. */
import { shown } from "../../diagnostics/shown";
import { formatPlace } from "../../diagnostics/source";
import type { Hop } from "../trace/hop";
import type { Trace } from "../trace/trace";

/** The verdict first, then each hop with the rule that decided it and the configuration line behind it. */
export function renderTrace(trace: Trace): string {
  const { from, to, protocol, port, disposition, direction } = trace;
  const what = protocol === "icmp" ? "icmp" : `${protocol}/${port}`;
  const way = direction === "reply" ? " (the reply)" : "";
  const lines = [
    `${disposition}${way}: ${shown(from)} to ${shown(to)} ${what}`,
    `  ${shown(trace.reason)}`,
    "",
    ...trace.hops.map((hop, index) => renderHop(hop, index + 1)),
  ];
  if (trace.remedy !== "") lines.push("", `  what would have to change: ${shown(trace.remedy)}`);
  if (trace.at) lines.push(`  asked for by ${formatPlace(trace.at)}`);
  return `${lines.join("\n")}\n`;
}

function renderHop(hop: Hop, number: number): string {
  const arrow = hop.direction === "forward" ? "→" : "←";
  const verdict = hop.verdict === "passes" ? "" : ` [${hop.verdict}]`;
  const place = hop.at ? `  ${formatPlace(hop.at)}` : "";
  return `  ${String(number).padStart(2)} ${arrow} ${shown(hop.place)}: ${shown(hop.rule)}${verdict}${place}`;
}

export function traceToJson(trace: Trace): string {
  return `${JSON.stringify(trace, null, 2)}\n`;
}
