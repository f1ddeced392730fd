/** What tests of taking over have in common: a survey on disk, and what Terraform's plan imports. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Surveyed } from "../../../src/survey/survey";
import type { PlanJson } from "./plan-changes";
import type { EngineProject } from "./project";

/** As `cadastre survey` writes it. */
export function writeSurvey(root: string, surveyed: readonly Surveyed[]): void {
  for (const { place, files } of surveyed)
    for (const [file, text] of files) {
      const path = join(root, "survey", place.account, place.region, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
}

/** The addresses that a plan would import. */
export function importedBy({ resource_changes = [] }: PlanJson): string[] {
  return resource_changes.flatMap(({ address, change }) => ("importing" in change ? [address] : []));
}

/** What `cadastre adopt` prints as JSON. */
export interface Said {
  readonly adoptions: readonly { readonly ref: string; readonly type: string }[];
  readonly changes: readonly { readonly resource: string }[];
  readonly again: readonly unknown[];
  readonly additions: readonly { readonly resource: string }[];
  readonly moved: readonly { readonly subnet: string; readonly lost: readonly string[] }[];
  readonly leftAlone: readonly unknown[];
}

export async function adoptSaid(project: EngineProject): Promise<Said> {
  const printed = await project.run("adopt", "survey", "--format", "json");
  // Warnings stand before it, and what was written behind.
  const [json = ""] = /^\{$[\s\S]*^\}$/m.exec(printed) ?? [];
  return JSON.parse(json);
}

/** The changes that were told, as a plan has them. */
export function toldBy({ additions, changes }: Said): string[] {
  return [
    ...additions.map(({ resource }) => `create ${resource.split(":")[1]}`),
    ...changes.map(({ resource }) => `update ${resource.split(":")[1]}`),
  ].sort();
}

/** IDs of what AWS has, but for associations, which have new ones when a subnet changes its table. */
export function idsIn(surveyed: readonly Surveyed[]): string[] {
  const text = surveyed.flatMap(({ files }) => [...files.values()]).join("\n");
  return [...new Set(text.match(/"(?!rtbassoc)[a-z]+-[0-9a-f]{17}"/g) ?? [])].sort();
}
