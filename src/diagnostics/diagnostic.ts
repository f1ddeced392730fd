/** What is wrong, and where: facts only; the words are made from them by the code's entry and drawn by a renderer. */
import type { Code } from "./codes";
import type { SourceRange } from "./source";

export type Severity = "error" | "warning";

/** Another place that has a part in the problem, with a few words on what part. */
export interface RelatedPlace {
  readonly at: SourceRange;
  readonly note: string;
}

/** A value that may go into a diagnostic's sentence. */
export type Datum = string | number | readonly string[];
export type DiagnosticData = Readonly<Record<string, Datum>>;

export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** Absent only where no text is to blame, as with a missing file. */
  readonly at?: SourceRange;
  readonly related: readonly RelatedPlace[];
  readonly data: DiagnosticData;
}
