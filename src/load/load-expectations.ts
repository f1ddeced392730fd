/** Reads files that hold expectations and nothing else, for a network that has no configuration here. */
import { Collector } from "../diagnostics/collector";
import type { Diagnostic } from "../diagnostics/diagnostic";
import type { Expectation } from "../model/expectation";
import { lowerExpectations } from "./lower/expectations";
import { reportShapeProblems } from "./mistakes/shape-problems";
import { expectationsFile } from "./shape/expectations-file";
import { readDocument } from "./text/document";
import { Locator } from "./text/locate";
import { type MergedConfiguration, mergeDocuments } from "./text/merge";
import type { SourceText } from "./text/source";

export interface LoadedExpectations {
  /** Empty when there are errors. */
  readonly expectations: readonly Expectation[];
  readonly diagnostics: readonly Diagnostic[];
}

export function loadExpectations(texts: readonly SourceText[]): LoadedExpectations {
  const collector = new Collector();
  const documents = texts.flatMap((text) => readDocument(text, collector) ?? []);
  const merged = collector.hasErrors()
    ? undefined
    : mergeDocuments(documents, new Locator(documents), collector);
  const expectations = merged && !collector.hasErrors() ? expectationsIn(merged, collector) : [];
  return { expectations, diagnostics: collector.sorted() };
}

function expectationsIn(merged: MergedConfiguration, collector: Collector): readonly Expectation[] {
  // A file that expects nothing would be met by every network.
  if (merged.value.expectations === undefined)
    collector.report("MISSING_KEY", merged.locate([]), { key: "expectations", where: "to this file" });
  const checked = expectationsFile.safeParse(merged.value);
  if (checked.success) return lowerExpectations({ configuration: checked.data, merged });
  const { issues } = checked.error;
  const told = issues.filter(({ path }) => merged.value.expectations !== undefined || path.length !== 1);
  reportShapeProblems(expectationsFile, merged.value, told, merged.locate, collector);
  return [];
}
