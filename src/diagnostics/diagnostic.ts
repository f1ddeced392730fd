/** What is wrong, and where: facts only; the words are made from them by the code's entry and drawn by a renderer. */
import type { Code } from "./codes";
import type { DiagnosticData, Severity } from "./facts";
import type { SourceRange } from "./source";

/** Another place that has a part in the problem, with a few words on what part. */
export interface RelatedPlace {
  readonly at: SourceRange;
  readonly note: string;
}

export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** Absent only where no text is to blame, as with a missing file. */
  readonly at?: SourceRange;
  readonly related: readonly RelatedPlace[];
  readonly data: DiagnosticData;
  /** How many more the same place has done the same wrong to; they are not told one by one. */
  readonly alike: number;
}
