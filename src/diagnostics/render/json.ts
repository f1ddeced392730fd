/** Diagnostics as JSON, for programs. */
import type { Diagnostic } from "../diagnostic";
import { shownCode, wordingOf } from "../wording";

export function renderJson(diagnostics: readonly Diagnostic[]): string {
  const items = diagnostics.map((diagnostic) => ({
    ...diagnostic,
    code: shownCode(diagnostic),
    ...wordingOf(diagnostic),
  }));
  return `${JSON.stringify({ diagnostics: items }, undefined, 2)}\n`;
}
