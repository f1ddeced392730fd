/** The bundle's summary in Markdown, for tickets and mail. */
import { count } from "../../diagnostics/counted";
import { shownCode, wordsOf } from "../../verify/finding";
import { tilesOf } from "../page/summary";
import { utilisation } from "../pool-table";
import { table, words } from "../review/md";
import type { BundleContent } from "../tables/content";
import { grouped, placeOf } from "../tables/words";

/** Rows of one list; the tables have the rest. */
const MOST_ROWS = 30;

export function summaryMarkdown({ input, tables }: BundleContent): string {
  const { plan, findings, expectations } = input;
  const stacks = count(input.stacks.length, "stack");
  const verdict =
    findings.length === 0
      ? `Nothing was found: ${count(expectations.length, "expectation")} and every invariant hold in the Terraform JSON of ${stacks}.`
      : `**${count(findings.length, "finding")}** in the Terraform JSON of ${stacks}.`;
  return [
    `# ${words(plan.organization.name)}: network report\n`,
    `${verdict}\n`,
    list(
      ["what", "how many"],
      tilesOf(input, tables).map(([name, count]) => [name, grouped(count)]),
    ),
    "## Findings\n",
    list(
      ["severity", "code", "what is wrong", "asked for by"],
      findings.map((finding) => [
        finding.severity,
        shownCode(finding),
        wordsOf(finding).message,
        placeOf(finding.at),
      ]),
    ),
    "## Pools\n",
    list(
      ["pool", "blocks", "used", "free"],
      plan.pools.map((pool) => [
        pool.name,
        pool.cidrBlocks.join(", "),
        utilisation(pool),
        grouped(pool.free),
      ]),
    ),
    "## Files\n",
    list(
      ["table", "rows", "what a row is"],
      Object.values(tables).map(({ name, rows, about }) => [
        `tables/${name}.csv`,
        grouped(rows.length),
        about,
      ]),
    ),
  ].join("\n");
}

function list(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "None.\n";
  const more = rows.length > MOST_ROWS ? `\nand ${rows.length - MOST_ROWS} more\n` : "";
  const shown = rows.slice(0, MOST_ROWS).map((cells) => cells.map(words));
  return `${table(head, shown)}${more}`;
}
