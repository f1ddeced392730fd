/** Diagnostics and findings in words, as programs take them. */
import type { Diagnostic } from "../diagnostics/diagnostic";
import type { SourceRange } from "../diagnostics/source";
import { shownCode, wordingOf } from "../diagnostics/wording";
import { type Finding, shownCode as shownFinding, wordsOf } from "../verify/finding";

/** A diagnostic or finding in words. */
export interface Told {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly why: string;
  readonly help: string;
  readonly at?: SourceRange;
  /** The Terraform resource, `stack:type.name`, where one is to blame. */
  readonly resource?: string;
}

export function diagnosticInWords(diagnostic: Diagnostic): Told {
  const { severity, at } = diagnostic;
  return { code: shownCode(diagnostic), severity, ...wordingOf(diagnostic), ...(at && { at }) };
}

export function findingInWords(finding: Finding): Told {
  const { severity, at, resource } = finding;
  return {
    code: shownFinding(finding),
    severity,
    ...wordsOf(finding),
    ...(at && { at }),
    ...(resource !== "" && { resource }),
  };
}
