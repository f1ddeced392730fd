/** A placed topology as SVG, coloured by the page's style. */
import { count } from "../../diagnostics/counted";
import { html, type Markup, NOTHING } from "../page/markup";
import type { Box, PlacedGraph } from "./layout";
import type { Link, LinkKind } from "./links";

const SAYS: Readonly<Record<LinkKind, string>> = {
  attachment: "is attached to",
  reaches: "and this segment know each other:",
  peering: "is peered with",
  vpn: "is joined by VPN to",
  "direct-connect": "is joined by Direct Connect to",
  "foreign-gateway": "is joined by a gateway of others to",
  offers: "offers",
  consumes: "has an endpoint of",
};

export function topologySvg({ width, height, groups, nodes, links }: PlacedGraph): Markup {
  const titles = new Map(nodes.map(({ node }) => [node.id, node.title]));
  const label = `Topology: ${count(nodes.length, "box")} in ${count(groups.length, "group")}, ${count(links.length, "line")}; the table of connections lists them`;
  return html`<svg class="topology" style="max-width: ${width}px; min-width: min(${width}px, 56rem)" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
${groups.map(({ title, box }) => html`<g class="group">${rect(box, 10)}<text x="${box.x + 14}" y="${box.y + 21}">${title}</text></g>\n`)}${links.map(
  ({ link, points }) =>
    html`<polyline class="link ${link.kind}" points="${points.map(({ x, y }) => `${x},${y}`).join(" ")}"><title>${said(link, titles)}</title></polyline>\n`,
)}${nodes.map(
  ({ node, box }) =>
    html`<g class="node ${node.kind}">${node.kind === "vpcs" ? stack(box) : NOTHING}${rect(box, node.kind === "outside" ? 3 : 7)}<text class="title" x="${box.x + 11}" y="${box.y + 20}">${node.title}</text>${node.lines.map(
      (line, index) => html`<text x="${box.x + 11}" y="${box.y + 35 + index * 15}">${line}</text>`,
    )}</g>\n`,
)}</svg>
`;
}

function said({ from, to, kind }: Link, titles: ReadonlyMap<string, string>): string {
  // Attachments are drawn from the segment, and told from the VPC.
  const [one, other] = kind === "attachment" ? [to, from] : [from, to];
  return `${titles.get(one) ?? one} ${SAYS[kind]} ${titles.get(other) ?? other}`;
}

function rect({ x, y, width, height }: Box, round: number): Markup {
  return html`<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}"/>`;
}

/** A second card behind, for many. */
function stack({ x, y, width, height }: Box): Markup {
  return rect({ x: x + 4, y: y + 4, width, height }, 7);
}
