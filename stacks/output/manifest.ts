/** CDKTF's manifest: which stacks there are, where they are, and which have to be applied before which. */
import type { PlannedStack } from "../../src/plan/planned/stack";
import { LIBRARY_VERSION } from "../../src/project/cdktf";
import { stableJson } from "../stable-json";

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
  return stableJson({
    version: LIBRARY_VERSION,
    stacks: Object.fromEntries(entries.map((e) => [e.name, e])),
  });
}
