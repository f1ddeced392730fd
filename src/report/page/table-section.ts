/** A table on the page: its first rows as they are, the rest from the page's data by its script. */
import type { Cell, ColumnKind, Table } from "../tables/table";
import { grouped } from "../tables/words";
import { html, type Markup, NOTHING } from "./markup";

/** How many rows stand in the page itself; what its script shows at a time is the same. */
const FIRST_ROWS = 25;

/** Without its heading: `body` may stand beside other things in a section. */
export function tableMarkup(table: Table): Markup {
  const { name, title, about } = table;
  const shown = table.columns.map((column, at) => ({ ...column, at })).filter(({ onlyData }) => !onlyData);
  const head = shown.map(
    ({ title: heading, kind = "text" }) => html`<th scope="col" class="${kind}">${heading}</th>`,
  );
  const rows = table.rows
    .slice(0, FIRST_ROWS)
    .map((row) => html`<tr>${shown.map(({ at, kind = "text" }) => cellMarkup(row[at] ?? "", kind))}</tr>`);
  const files = html`<a href="tables/${name}.csv">CSV</a> <a href="tables/${name}.json">JSON</a>`;
  return html`<div class="table" data-table="${name}">
<p class="about">${about} <span class="files">${files}</span></p>
<div class="tools"></div>
<div class="scroll" tabindex="0" role="region" aria-label="${title}, table">
<table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>
</div>
<p class="pager">${moreRows(table)}</p>
</div>
`;
}

function moreRows({ rows, name }: Table): Markup {
  if (rows.length === 0) return html`None.`;
  if (rows.length <= FIRST_ROWS) return NOTHING;
  return html`The first ${FIRST_ROWS} of ${grouped(rows.length)} rows; tables/${name}.csv has all.`;
}

/** The page's script makes the same of a cell; `page/page.js` has its half. */
function cellMarkup(cell: Cell, kind: ColumnKind): Markup {
  if (cell === "") return html`<td class="${kind}"></td>`;
  switch (kind) {
    case "number":
      return html`<td class="number">${typeof cell === "number" ? grouped(cell) : cell}</td>`;
    case "code":
      return html`<td class="code"><code>${cell}</code></td>`;
    case "badge":
      return html`<td class="badge"><span class="is" data-is="${cell}">${cell}</span></td>`;
    case "list":
      return html`<td class="list">${listMarkup(String(cell).split(", "))}</td>`;
    case "document":
      return html`<td class="document"><details><summary>Show</summary><pre>${cell}</pre></details></td>`;
    default:
      return html`<td class="text">${cell}</td>`;
  }
}

/** How many entries of a list are always seen. */
const LISTED = 3;

function listMarkup(entries: readonly string[]): Markup {
  const lines = (part: readonly string[]) => part.map((entry) => html`<code>${entry}</code>`);
  if (entries.length <= LISTED + 1) return html`${lines(entries)}`;
  const rest = entries.slice(LISTED);
  return html`${lines(entries.slice(0, LISTED))}<details><summary>${rest.length} more</summary>${lines(rest)}</details>`;
}
