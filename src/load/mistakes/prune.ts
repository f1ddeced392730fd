/** Takes what has the wrong shape out of a configuration, so that the rest of it can be looked at. */
import { type Configuration, configuration } from "../shape/configuration";
import type { ConfigPath } from "../shape/path";
import type { z } from "../shape/zod";
import { isPlainMap, type MergedConfiguration } from "../text/merge";
import { wrongPaths } from "./shape-problems";

/** A required key that was taken out takes its map with it, which may be required too; this deep nothing is. */
const MOST_ROUNDS = 8;

export interface Pruned {
  readonly merged: MergedConfiguration;
  readonly configuration: Configuration;
  /** What was wrong. Of a list, which goes as a whole, the entry. */
  readonly wrong: readonly ConfigPath[];
}

/** Undefined when nothing is left that has the shape of a configuration. */
export function prune(merged: MergedConfiguration, issues: readonly z.core.$ZodIssue[]): Pruned | undefined {
  const value = structuredClone(merged.value) as Record<string, unknown>;
  const wrong: ConfigPath[] = [];
  let left = issues;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    for (const path of left.flatMap((issue) => wrongPaths(issue, value))) {
      const out = wholeOf(path);
      if (out.length === 0) return undefined;
      remove(value, out);
      wrong.push(path);
    }
    const checked = configuration.safeParse(value);
    if (checked.success) return { merged: { ...merged, value }, configuration: checked.data, wrong };
    left = checked.error.issues;
  }
  return undefined;
}

/** Entries of a list are known by their number, so a list goes as a whole. */
function wholeOf(path: ConfigPath): ConfigPath {
  const list = path.findIndex((step) => typeof step === "number");
  return list < 0 ? path : path.slice(0, list);
}

function remove(value: Record<string, unknown>, path: ConfigPath): void {
  let map: unknown = value;
  for (const step of path.slice(0, -1)) map = isPlainMap(map) ? map[step] : undefined;
  if (isPlainMap(map)) delete map[path.at(-1) as string];
}
