/** The flow matrix as a grid: who reaches whom, each cell a way to its trace. */
import type { FlowCell, FlowMatrix, FlowVerdict } from "../tables/flows";
import { html, type Markup, NOTHING } from "./markup";

const SIGNS: Readonly<Record<FlowVerdict, string>> = { open: "●", "partly open": "◐", closed: "·" };

interface NumberedCell extends FlowCell {
  /** Its row in the table of flows. */
  readonly row: number;
}

export function flowGrids({ from, to, services, cells }: FlowMatrix): Markup {
  const byPair = new Map<string, NumberedCell[]>();
  for (const [row, cell] of cells.entries()) {
    const key = pairOf(cell.from, cell.to);
    const known = byPair.get(key);
    if (known) known.push({ ...cell, row });
    else byPair.set(key, [{ ...cell, row }]);
  }
  const senders = from.filter((name) => services.some((service) => byPair.has(pairOf(name, service))));
  return html`${LEGEND}
<h3>Between tiers, and with what is outside</h3>
${grid("Flows between tiers", from, to, byPair)}
${services.length === 0 ? NOTHING : html`<h3>To AWS services and PrivateLink services</h3>\n${grid("Flows to services", senders, services, byPair)}`}
`;
}

const LEGEND = html`<ul class="legend" aria-label="Legend">
<li><span class="sign" data-is="open">●</span>open</li>
<li><span class="sign" data-is="partly open">◐</span>open for some of them</li>
<li><span class="sign" data-is="closed">·</span>closed</li>
<li>two signs: between VPCs, then in the same VPC</li>
<li>choose a cell for its trace</li>
</ul>
`;

function pairOf(from: string, to: string): string {
  return JSON.stringify([from, to]);
}

function grid(
  label: string,
  rows: readonly string[],
  columns: readonly string[],
  byPair: ReadonlyMap<string, readonly NumberedCell[]>,
): Markup {
  const head = columns.map((name) => html`<th scope="col"><span>${name}</span></th>`);
  const body = rows.map((from) => {
    const cells = columns.map((to) => cellMarkup(from, to, byPair.get(pairOf(from, to)) ?? []));
    return html`<tr><th scope="row">${from}</th>${cells}</tr>\n`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}">
<table class="grid"><thead><tr><td>from ↓ to →</td>${head}</tr></thead><tbody>
${body}</tbody></table>
</div>
`;
}

function cellMarkup(from: string, to: string, cells: readonly NumberedCell[]): Markup {
  if (cells.length === 0) return html`<td></td>`;
  const said = cells.map(({ verdict, place }) => `${verdict} ${place}`).join(", ");
  const signs = cells.map(
    ({ verdict }) => html`<span class="sign" data-is="${verdict}">${SIGNS[verdict]}</span>`,
  );
  const rows = cells.map(({ row }) => row).join(" ");
  return html`<td><button type="button" data-rows="${rows}" aria-label="${from} to ${to}: ${said}" title="${from} → ${to}: ${said}">${signs}</button></td>`;
}
