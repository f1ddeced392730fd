/** Findings as SARIF 2.1.0, the form code hosts annotate pull requests from. */
import { sarifText, sarifUri } from "../../diagnostics/render/sarif-text";
import { FINDING_CODES } from "../codes";
import { type Finding, shownCode, wordsOf } from "../finding";

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

export function findingsToSarif(findings: readonly Finding[]): string {
  const rules = new Map(findings.map((finding) => [shownCode(finding), finding]));
  const used = [...rules.keys()].sort();
  const run = {
    tool: {
      driver: { name: "cadastre verify", rules: used.map((code) => ruleOf(rules.get(code) as Finding)) },
    },
    results: findings.map((finding) => resultOf(finding, used)),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs: [run] }, null, 2)}\n`;
}

function ruleOf(finding: Finding) {
  const code = shownCode(finding);
  const { severity, source } = FINDING_CODES[finding.code];
  const { why } = wordsOf(finding);
  return {
    id: code,
    shortDescription: { text: code.toLowerCase().replaceAll("_", " ") },
    fullDescription: { text: why },
    defaultConfiguration: { level: severity },
    ...(source !== undefined && { helpUri: source }),
  };
}

function resultOf(finding: Finding, used: readonly string[]) {
  const { message, help } = wordsOf(finding);
  const { at, resource } = finding;
  return {
    ruleId: shownCode(finding),
    ruleIndex: used.indexOf(shownCode(finding)),
    level: finding.severity,
    message: { text: sarifText(`${message}. ${help}`) },
    locations: [
      {
        ...(at && {
          physicalLocation: {
            artifactLocation: { uri: sarifUri(at.file) },
            region: {
              startLine: at.start.line,
              startColumn: at.start.column,
              endLine: at.end.line,
              endColumn: at.end.column,
            },
          },
        }),
        ...(resource !== "" && { logicalLocations: [{ fullyQualifiedName: resource, kind: "resource" }] }),
      },
    ],
  };
}
