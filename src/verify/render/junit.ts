/** Findings as JUnit XML, one test case for each code, the form build servers count. */
import { shown } from "../../diagnostics/shown";
import { formatPlace } from "../../diagnostics/source";
import { groupBy } from "../../lists/group-by";
import { FINDING_CODES, type FindingCode } from "../codes";
import { type Finding, shownCode, wordsOf } from "../finding";

/** Every code is a case, so that a report says what was checked as well as what failed; warnings do not fail. */
export function findingsToJunit(findings: readonly Finding[]): string {
  const byCode = groupBy(findings, (finding) => finding.code);
  const codes = (Object.keys(FINDING_CODES) as FindingCode[]).sort();
  const failed = codes.filter((code) => byCode.get(code)?.some(isError));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="cadastre verify" tests="${codes.length}" failures="${failed.length}">`,
    `  <testsuite name="verify" tests="${codes.length}" failures="${failed.length}">`,
    ...codes.flatMap((code) => caseOf(code, byCode.get(code) ?? [])),
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function isError({ severity }: Finding): boolean {
  return severity === "error";
}

function caseOf(code: FindingCode, findings: readonly Finding[]): string[] {
  const open = `    <testcase classname="verify" name="${code}"`;
  if (findings.length === 0) return [`${open}/>`];
  const told = findings.map((finding) => {
    const place = finding.at ? `${formatPlace(finding.at)}: ` : "";
    const own = finding.code === shownCode(finding) ? "" : `${shownCode(finding)}: `;
    return escapeXml(`${place}${own}${wordsOf(finding).message}`);
  });
  const tag = findings.some(isError) ? "failure" : "system-out";
  const attribute = tag === "failure" ? ` message="${findings.length} found"` : "";
  return [`${open}>`, `      <${tag}${attribute}>${told.join("\n")}</${tag}>`, "    </testcase>"];
}

/** XML 1.0 has no way to write most control characters, so they are shown. */
function escapeXml(text: string): string {
  return shown(text)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}
