/** Reads a configuration and says whether it is sound, before anything is planned. */
import { hasErrors } from "../diagnostics/collector";
import { loadProject } from "../project/project";
import { openSource, type Source } from "./source";
import { diagnosticInWords, type Told } from "./told";

export interface Loaded {
  readonly isSound: boolean;
  readonly diagnostics: readonly Told[];
  /** What was read, by path. */
  readonly files: readonly string[];
}

export function load(source: Source = {}): Loaded {
  const { files, config } = openSource(source);
  const { diagnostics, texts } = loadProject(files, config);
  return {
    isSound: !hasErrors(diagnostics),
    diagnostics: diagnostics.map(diagnosticInWords),
    files: texts.map(({ file }) => file).sort(),
  };
}
