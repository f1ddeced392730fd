/** Findings as text for people and as JSON for programs. */
import { shown } from "../../diagnostics/shown";
import { formatPlace } from "../../diagnostics/source";
import { type Finding, shownCode, wordsOf } from "../finding";
import { renderTrace } from "./trace";

export function renderFindings(findings: readonly Finding[]): string {
  return findings.map(renderFinding).join("\n");
}

function renderFinding(finding: Finding): string {
  const { message, why, help } = wordsOf(finding);
  const place = finding.at ? `${formatPlace(finding.at)}: ` : "";
  const lines = [
    `${place}${finding.severity} ${shownCode(finding)}: ${message}`,
    `  why: ${why}`,
    `  help: ${help}`,
  ];
  if (finding.resource !== "") lines.push(`  resource: ${shown(finding.resource)}`);
  if (finding.trace)
    lines.push(
      ...renderTrace(finding.trace)
        .trimEnd()
        .split("\n")
        .map((line) => `    ${line}`.trimEnd()),
    );
  return `${lines.join("\n")}\n`;
}

export function findingsToJson(findings: readonly Finding[]): string {
  const worded = findings.map((finding) => ({
    ...finding,
    code: shownCode(finding),
    ...wordsOf(finding),
  }));
  return `${JSON.stringify({ findings: worded }, null, 2)}\n`;
}
