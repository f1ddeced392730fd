/** The page: one HTML file with all that it needs in it. */
import type { BundleContent } from "../tables/content";
import type { Table } from "../tables/table";
import { grouped } from "../tables/words";
import { addressMap } from "./address-map";
import { SCRIPT, STYLE } from "./assets";
import { flowGrids } from "./flow-section";
import { embeddedJson, html, Markup, NOTHING } from "./markup";
import { packed } from "./packed";
import { serviceGrid } from "./service-section";
import { summarySection } from "./summary";
import { tableMarkup } from "./table-section";

interface Section {
  readonly id: string;
  readonly title: string;
  /** What the contents say beside it; the script keeps it up to date while something is searched for. */
  readonly count?: number;
  readonly body: Markup;
}

/** Law: the same input gives the same bytes; no text of the input is ever markup or script. */
export function pageHtml(content: BundleContent, topology: Markup): string {
  const { name } = content.input.plan.organization;
  const sections = sectionsOf(content, topology);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${name}: network report</title>
<style>
${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
${HATCHES}
<header class="top">
<h1>${name} <span>network report</span></h1>
<div class="find" role="search"><label class="unseen" for="find">Search everything</label><input id="find" type="search" placeholder="Search everything: a name, an address, config/…:12:5" aria-keyshortcuts="/"></div>
<label class="theme">Theme <select id="theme"><option value="auto">as the system</option><option value="light">light</option><option value="dark">dark</option></select></label>
<p id="found" role="status"></p>
</header>
<div class="layout">
<nav class="contents" aria-label="Contents"><ul>
${sections.map(({ id, title, count }) => html`<li><a href="#${id}"><span>${title}</span>${countMarkup(id, count)}</a></li>\n`)}</ul></nav>
<main id="content" tabindex="-1">
${sections.map(({ id, title, body }) => html`<section id="${id}" aria-labelledby="${id}-title">\n<h2 id="${id}-title">${title}</h2>\n${body}</section>\n`)}</main>
</div>
<script type="application/json" id="data">${embeddedJson({ tables: (Object.values(content.tables) as Table[]).map(packed) })}</script>
<script>
${new Markup(SCRIPT)}</script>
</body>
</html>
`;
  return page.text;
}

function countMarkup(id: string, count: number | undefined): Markup {
  return count === undefined ? html`` : html`<span class="count" data-count="${id}">${grouped(count)}</span>`;
}

function sectionsOf({ input, flows, tables }: BundleContent, topology: Markup): Section[] {
  const ofTable = (table: Table, before: Markup = NOTHING): Section => ({
    id: table.name,
    title: table.title,
    count: table.rows.length,
    body: html`${before}${tableMarkup(table)}`,
  });
  const flowTable = html`${flowGrids(flows)}<h3>Every cell</h3>\n${tableMarkup(tables.flows)}${TRACE_DIALOG}`;
  return [
    { id: "summary", title: "Summary", body: summarySection(input, tables) },
    ofTable(tables.findings),
    ofTable(tables.expectations),
    ofTable(tables.accounts),
    { id: "map", title: "Address map", body: addressMap(input.plan) },
    ofTable(tables.pools),
    ofTable(tables.addresses),
    { id: "topology", title: "Topology", body: topologyMarkup(topology) },
    ofTable(tables.connections),
    ofTable(tables.endpoints),
    ofTable(tables.services, serviceGrid(tables.services)),
    { id: "flows", title: "Flow matrix", count: tables.flows.rows.length, body: flowTable },
    ofTable(tables.controls),
    ofTable(tables.stacks),
    ofTable(tables.provenance),
  ];
}

function topologyMarkup(topology: Markup): Markup {
  return html`<ul class="legend" aria-label="Legend">
<li><span class="line attachment"></span>attachment or way outside</li>
<li><span class="line reaches"></span>segments that know each other</li>
<li><span class="line peering"></span>peering</li>
<li><span class="line consumes"></span>PrivateLink</li>
</ul>
<div class="scroll drawing" tabindex="0" role="region" aria-label="Topology">${topology}</div>
`;
}

/** Where the trace behind a cell is shown. */
const TRACE_DIALOG = html`<dialog id="trace" aria-labelledby="trace-title"><h3 id="trace-title">Trace</h3><div></div><form method="dialog"><button>Close</button></form></dialog>
`;

/** Fills that tell without colour what is not to be used. */
const HATCHES = html`<svg class="hidden-svg" aria-hidden="true"><defs>
<pattern id="hatch-tombstone" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6"/></pattern>
<pattern id="hatch-elsewhere" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><path d="M0 0V8"/></pattern>
</defs></svg>`;
