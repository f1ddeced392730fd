/** Notices of a review as SARIF 2.1.0, beside the diagnostics of the same call. */

import type { Diagnostic } from "../../diagnostics/diagnostic";
import { renderSarif } from "../../diagnostics/render/sarif";
import { sarifText, sarifUri } from "../../diagnostics/render/sarif-text";
import type { SourceRange } from "../../diagnostics/source";
import type { Notice } from "./notices";

/** The diagnostics' own run comes first, and is there even when there are none. */
export function reviewSarif(notices: readonly Notice[], diagnostics: readonly Diagnostic[]): string {
  const sarif = JSON.parse(renderSarif(diagnostics)) as { runs: object[] };
  const rules = [...new Set(notices.map(({ rule }) => rule))].sort();
  const run = {
    tool: { driver: { name: "cadastre review", rules: rules.map((id) => ({ id })) } },
    results: notices.map(({ rule, severity, message, at }) => ({
      ruleId: rule,
      ruleIndex: rules.indexOf(rule),
      level: severity,
      message: { text: sarifText(message) },
      locations: at ? [location(at)] : [],
    })),
  };
  return `${JSON.stringify({ ...sarif, runs: [...sarif.runs, run] }, undefined, 2)}\n`;
}

function location({ file, start, end }: SourceRange) {
  const region = {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
  return { physicalLocation: { artifactLocation: { uri: sarifUri(file) }, region } };
}
