/** Runs a project's policies and holds what they answer to the shape of a diagnostic. */
import { CODES } from "../diagnostics/codes";
import { Collector } from "../diagnostics/collector";
import type { Diagnostic } from "../diagnostics/diagnostic";
import type { SourceRange } from "../diagnostics/source";
import { FINDING_CODES } from "../verify/codes";
import { type Finding, sortFindings } from "../verify/finding";
import type { NamedCode } from "./own-code";
import type { PolicyDiagnostic, PolicyInput } from "./policy";

/** What all policies say, sorted as any diagnostics are. A policy that fails says so itself. */
export function runPolicies(code: NamedCode | undefined, input: PolicyInput): readonly Diagnostic[] {
  const collector = new Collector();
  for (const policy of code?.policies ?? []) {
    const own = new Collector();
    try {
      own.add(checked(policy(input)).map(diagnosticOf));
    } catch (error) {
      // What the stacks cannot be made of is told as such.
      if (isFault(error) || !code) throw error;
      failed(code, error, own);
    }
    collector.add(own.sorted());
  }
  return collector.sorted();
}

/** The same as findings, for who has findings. */
export function policyFindings(diagnostics: readonly Diagnostic[]): readonly Finding[] {
  return sortFindings(
    diagnostics.map(({ severity, at, data, code }) => ({
      code: "POLICY_BROKEN",
      severity,
      ...(at && { at }),
      resource: "",
      data:
        code === "POLICY_BROKEN"
          ? (data as Finding["data"])
          : { rule: code, problem: `a policy of ${data.file} fails: ${data.problem}`, ...POLICY_FAILED },
    })),
  );
}

const POLICY_FAILED = { reason: CODES.POLICY_FAILED.why, advice: CODES.POLICY_FAILED.help };

function isFault(error: unknown): boolean {
  return error instanceof Error && error.name === "ExtensionFault";
}

function failed(code: NamedCode, error: unknown, collector: Collector): void {
  const place = error instanceof Error ? code.placeIn(error.stack ?? "") : undefined;
  const problem = error instanceof Error ? error.message : String(error);
  collector.report("POLICY_FAILED", place && rangeAt(place), { file: code.name, problem });
}

export function rangeAt({ file, ...start }: { file: string; line: number; column: number }): SourceRange {
  return { file, start, end: { line: start.line, column: start.column + 1 } };
}

const CODE = /^[A-Z][A-Z0-9_]{2,63}$/;

function checked(answer: unknown): readonly PolicyDiagnostic[] {
  if (!Array.isArray(answer)) throw new Error("it answers no list");
  for (const item of answer as readonly Partial<Record<keyof PolicyDiagnostic, unknown>>[]) {
    for (const key of ["code", "message", "why", "help"] as const)
      if (typeof item?.[key] !== "string" || item[key] === "")
        throw new Error(`something that it answers has no ${key}`);
    const code = item.code as string;
    if (!CODE.test(code))
      throw new Error(`“${code}” cannot be a code: capital letters, digits and underscores`);
    if (code in CODES || code in FINDING_CODES) throw new Error(`${code} is a code of cadastre's own`);
    if (item.severity !== undefined && item.severity !== "error" && item.severity !== "warning")
      throw new Error("a severity is error or warning");
    if (item.at !== undefined && !isRange(item.at))
      throw new Error("an at is a place as planned things have it");
  }
  return answer as readonly PolicyDiagnostic[];
}

function isRange(value: unknown): boolean {
  const { file, start, end } = Object(value) as Partial<SourceRange>;
  const isPosition = (position: SourceRange["start"] | undefined) =>
    Number.isInteger(position?.line) && Number.isInteger(position?.column);
  return typeof file === "string" && isPosition(start) && isPosition(end);
}

function diagnosticOf({ code, severity = "error", message, why, help, at }: PolicyDiagnostic): Diagnostic {
  const data = { rule: code, problem: message, reason: why, advice: help };
  return { code: "POLICY_BROKEN", severity, ...(at && { at }), related: [], data, alike: 0 };
}
