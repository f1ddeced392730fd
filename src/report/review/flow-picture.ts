/** Flows gained and lost as a Mermaid picture, while they are few enough for one to help. */
import type { FlowRow } from "./flow-row";
import { codeBlock, details } from "./md";
import { placeNames } from "./places";

/** More arrows than this are a tangle; one alone needs no picture. */
const MOST = 12;
const FEWEST = 2;

export function flowPicture(rows: readonly FlowRow[]): string {
  if (rows.length < FEWEST || rows.length > MOST) return "";
  const nodes = new Map<string, string>();
  const nodeOf = (labels: readonly string[]) => {
    const text = textOf(labels);
    const known = nodes.get(text) ?? `n${nodes.size}`;
    nodes.set(text, known);
    return known;
  };
  const arrows = rows.map(({ change, from, to, ports }) => {
    const label = ports === "every" ? "every port" : ports;
    const arrow = change === "opened" ? `== "+ ${label}" ==>` : `-. "− ${label}" .->`;
    return `  ${nodeOf(from)} ${arrow} ${nodeOf(to)}`;
  });
  const lost = rows.flatMap(({ change }, index) => (change === "closed" ? [index] : []));
  const gained = rows.flatMap(({ change }, index) => (change === "opened" ? [index] : []));
  const lines = [
    "flowchart LR",
    ...[...nodes].map(([text, node]) => `  ${node}["${text}"]`),
    ...arrows,
    ...(lost.length > 0 ? [`  linkStyle ${lost.join(",")} stroke:#cf222e`] : []),
    ...(gained.length > 0 ? [`  linkStyle ${gained.join(",")} stroke:#1a7f37`] : []),
  ];
  return `\n${details("As a picture", `${codeBlock("mermaid", lines).join("\n")}\n`)}`;
}

/** Quotes and signs that Mermaid would take for its own are written as entities. */
function textOf(labels: readonly string[]): string {
  const names = placeNames(labels);
  const shown = names.slice(0, 3).map((name) => (name.length > 60 ? `${name.slice(0, 59)}…` : name));
  const more = names.length > 3 ? [`and ${names.length - 3} more`] : [];
  return [...shown, ...more]
    .map((name) =>
      name.replace(/[^\w /.,:…(){}*-]/g, "·").replace(/[{}]/g, (sign) => `#${sign.charCodeAt(0)};`),
    )
    .join("<br>");
}
