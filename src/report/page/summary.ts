/** The top of the page: is all well, and how much there is. */
import { count, counted } from "../../diagnostics/counted";
import type { BundleInput } from "../bundle-input";
import type { Tables } from "../tables/content";
import { grouped } from "../tables/words";
import { html, type Markup } from "./markup";

export function summarySection(input: BundleInput, tables: Tables): Markup {
  return html`${verdict(input)}
<dl class="tiles">
${tilesOf(input, tables).map(([name, count]) => html`<div><dt>${name}</dt><dd>${grouped(count)}</dd></div>\n`)}</dl>
`;
}

function verdict({ findings, expectations, stacks }: BundleInput): Markup {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  const asked = `${count(expectations.length, "expectation")} and every invariant, asked of the Terraform JSON of ${count(stacks.length, "stack")}`;
  if (findings.length === 0) return html`<p class="verdict good">Nothing was found against it: ${asked}.</p>`;
  const found = [...counted(errors, "error"), ...counted(warnings, "warning")].join(" and ");
  return html`<p class="verdict bad">${found}: <a href="#findings">findings</a>. Held against it: ${asked}.</p>`;
}

export function tilesOf({ plan }: BundleInput, tables: Tables): [string, number][] {
  const number = (kind: string) => plan.addresses.filter((address) => address.kind === kind).length;
  return [
    ["Accounts", plan.accounts.length],
    ["VPCs", number("primary")],
    ["Secondary CIDRs", number("secondary")],
    ["Subnets", number("subnet")],
    ["Tombstones", plan.tombstones.length],
    ["Endpoints", tables.endpoints.rows.length],
    ["PrivateLink services", plan.services.length],
    ["Stacks", plan.stacks.length],
    ["Terraform blocks", tables.provenance.rows.length],
    ["Expectations", tables.expectations.rows.length],
    ["Findings", tables.findings.rows.length],
  ];
}
