/** The PrivateLink matrix: who may reach which service, and whether the emitted network lets them. */
import { groupBy } from "../../lists/group-by";
import type { Cell, Table } from "../tables/table";
import { html, type Markup } from "./markup";

/** More consumers than this are told by organisational unit. */
const TOLD_SINGLY = 60;

/** One line of the table of services. */
interface Consumption {
  readonly service: string;
  readonly consumer: string;
  readonly unit: string;
  readonly ports: string;
  readonly verdict: string;
}

export function serviceGrid(table: Table): Markup {
  const all = table.rows.map((row) => consumption(table, row));
  if (all.length === 0) return html`<p>No VPC is a consumer of a PrivateLink service.</p>\n`;
  const singly = new Set(all.map(({ consumer }) => consumer)).size <= TOLD_SINGLY;
  const services = [...new Set(all.map(({ service }) => service))];
  const rows = groupBy(all, ({ consumer, unit }) => (singly ? consumer : unit || "no unit"));
  const head = services.map((name) => html`<th scope="col">${name}</th>`);
  const body = [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, own]) => {
      const cells = services.map((service) => cellMarkup(own.filter((item) => item.service === service)));
      return html`<tr><th scope="row">${name}</th>${cells}</tr>\n`;
    });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Who may reach which service">
<table class="matrix"><thead><tr><td>consumer ↓ service →</td>${head}</tr></thead><tbody>
${body}</tbody></table>
</div>
<h3>Every consumer</h3>
`;
}

function consumption({ columns }: Table, row: readonly Cell[]): Consumption {
  const at = (key: string) => String(row[columns.findIndex((column) => column.key === key)]);
  const [service, consumer, unit] = [at("service"), at("consumer"), at("unit")];
  return { service, consumer, unit, ports: at("ports"), verdict: at("verdict") };
}

function cellMarkup(own: readonly Consumption[]): Markup {
  const [first] = own;
  if (!first) return html`<td></td>`;
  const verdicts = [...new Set(own.map(({ verdict }) => verdict))];
  const verdict = verdicts.length === 1 ? first.verdict : "partly open";
  const what = own.length === 1 ? first.ports : `${own.length} VPCs`;
  return html`<td><span class="is" data-is="${verdict}">${verdict}</span> ${what}</td>`;
}
