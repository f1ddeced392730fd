/** CDKTF's manifest: which stacks there are, where they are, and which have to be applied before which. */
import type { PlannedStack } from "../src/plan/planned/stack";
import { stableJson } from "./stable-json";

/** The version that CDKTF writes into stacks and manifest; a test holds it to the installed package's. */
export const CDKTF_VERSION = "0.21.0";

/** What the manifest has to know of a stack. */
export type ManifestEntry = Pick<PlannedStack, "name" | "dependsOn">;

/** Where a stack's JSON is, below the output folder. */
export function stackPath(name: string): string {
  return `stacks/${name}/cdk.tf.json`;
}

export function manifestText(stacks: readonly ManifestEntry[]): string {
  const entries = stacks.map(({ name, dependsOn }) => ({
    name,
    constructPath: name,
    workingDirectory: `stacks/${name}`,
    synthesizedStackPath: stackPath(name),
    stackMetadataPath: `stacks/${name}/metadata.json`,
    annotations: [],
    dependencies: dependsOn,
  }));
  return stableJson({ version: CDKTF_VERSION, stacks: Object.fromEntries(entries.map((e) => [e.name, e])) });
}
