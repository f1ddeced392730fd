/** Holds a merged configuration against the shape that it must have, and keeps what is sound of one that has not. */
import type { Collector } from "../../diagnostics/collector";
import { type Configuration, configuration } from "../shape/configuration";
import type { MergedConfiguration } from "../text/merge";
import { Doubts } from "./doubts";
import { prune } from "./prune";
import { isMissingFromFiles, reportShapeProblems } from "./shape-problems";

/** What later stages may look at. */
export interface Shaped {
  readonly merged: MergedConfiguration;
  readonly configuration: Configuration;
  /** What the mistakes in its shape make doubtful. */
  readonly doubts: Doubts;
}

/** Undefined when later stages have nothing to say: what is left is too little, or files before it had mistakes. */
export function checkShape(merged: MergedConfiguration, collector: Collector): Shaped | undefined {
  const whole = !collector.hasErrors();
  const doubts = new Doubts(merged);
  const checked = configuration.safeParse(merged.value);
  if (checked.success) return whole ? { merged, configuration: checked.data, doubts } : undefined;
  const { issues } = checked.error;
  // What is missing may stand in the file that could not be read.
  const known = whole ? issues : issues.filter((issue) => !isMissingFromFiles(issue, merged.value));
  reportShapeProblems(configuration, merged.value, known, merged.locate, collector);
  const left = whole ? prune(merged, issues) : undefined;
  if (!left) return undefined;
  for (const path of left.wrong) doubts.markPath(path);
  return doubts.everywhere ? undefined : { ...left, doubts };
}
