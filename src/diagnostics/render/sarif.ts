/** Diagnostics as SARIF 2.1.0, for code-scanning dashboards. */

import { CODES, type Code } from "../codes";
import type { Diagnostic } from "../diagnostic";
import type { SourceRange } from "../source";
import { wordingOf } from "../wording";
import { sarifText, sarifUri } from "./sarif-text";

/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function renderSarif(diagnostics: readonly Diagnostic[]): string {
  const codes = [...new Set(diagnostics.map((d) => d.code))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "cadastre", rules: codes.map(rule) } },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map((diagnostic) => result(diagnostic, codes)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function rule(code: Code) {
  const { message, why, help, source, severity } = CODES[code];
  return {
    id: code,
    shortDescription: { text: `${message}.` },
    fullDescription: { text: why },
    help: { text: help.replace("{suggestion}", "") },
    ...(source && { helpUri: source }),
    defaultConfiguration: { level: severity },
  };
}

function result(diagnostic: Diagnostic, codes: readonly Code[]) {
  const { message, why, help } = wordingOf(diagnostic);
  return {
    ruleId: diagnostic.code,
    ruleIndex: codes.indexOf(diagnostic.code),
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
