/** The auditor's bundle: every file of it by its name, from decisions and findings alone. */
import type { BundleInput } from "../bundle-input";
import { pageHtml } from "../page/page";
import { contentOf } from "../tables/content";
import { tableCsv } from "../tables/csv";
import { type Table, tableJson } from "../tables/table";
import { topologyGraph } from "../topology/graph";
import { layoutGraph } from "../topology/layout";
import { topologySvg } from "../topology/svg";
import { MANIFEST_FILE, manifestJson, manifestOf } from "./manifest";
import { summaryMarkdown } from "./summary-markdown";

/** Law: the same input gives the same bytes. The manifest comes last. `hash` is SHA-256 in hexadecimal. */
export async function makeBundle(
  input: BundleInput,
  hash: (text: string) => string,
): Promise<ReadonlyMap<string, string>> {
  const content = contentOf(input);
  const topology = topologySvg(await layoutGraph(topologyGraph(input.scene.world)));
  const files = new Map([
    ["index.html", pageHtml(content, topology)],
    ["summary.md", summaryMarkdown(content)],
  ]);
  for (const table of Object.values(content.tables) as Table[]) {
    files.set(`tables/${table.name}.csv`, tableCsv(table));
    files.set(`tables/${table.name}.json`, tableJson(table));
  }
  const manifest = manifestOf(input.plan.organization.name, input.sources, files, hash);
  return files.set(MANIFEST_FILE, manifestJson(manifest));
}
