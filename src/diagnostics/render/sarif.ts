/** Diagnostics as SARIF 2.1.0, for code-scanning dashboards. */

import { CODES } from "../codes";
import type { Diagnostic } from "../diagnostic";
import type { SourceRange } from "../source";
import { shownCode, wordingOf } from "../wording";
import { sarifText, sarifUri } from "./sarif-text";

/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function renderSarif(diagnostics: readonly Diagnostic[]): string {
  const rules = new Map(diagnostics.map((diagnostic) => [shownCode(diagnostic), diagnostic]));
  const codes = [...rules.keys()].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "cadastre", rules: codes.map((code) => rule(rules.get(code) as Diagnostic)) },
        },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map((diagnostic) => result(diagnostic, codes)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function rule(diagnostic: Diagnostic) {
  const { code } = diagnostic;
  const { message, why, help, source, severity } =
    code === "POLICY_BROKEN" ? { ...CODES[code], ...wordingOf(diagnostic) } : CODES[code];
  return {
    id: shownCode(diagnostic),
    shortDescription: { text: `${message}.` },
    fullDescription: { text: why },
    help: { text: help.replace("{suggestion}", "") },
    ...(source && { helpUri: source }),
    defaultConfiguration: { level: severity },
  };
}

function result(diagnostic: Diagnostic, codes: readonly string[]) {
  const { message, why, help } = wordingOf(diagnostic);
  return {
    ruleId: shownCode(diagnostic),
    ruleIndex: codes.indexOf(shownCode(diagnostic)),
    level: diagnostic.severity,
    message: { text: sarifText(`${message}. ${why} ${help}`) },
    locations: diagnostic.at ? [{ physicalLocation: location(diagnostic.at) }] : [],
    relatedLocations: diagnostic.related.map(({ at, note }, id) => ({
      id,
      physicalLocation: location(at),
      message: { text: sarifText(note) },
    })),
  };
}

function location({ file, start, end }: SourceRange) {
  return {
    artifactLocation: { uri: sarifUri(file) },
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  };
}
