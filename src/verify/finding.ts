/** What verification says: a code, the facts, the configuration line and the trace that shows it. */

import type { Severity } from "../diagnostics/facts";
import { shown } from "../diagnostics/shown";
import { compareRanges, type SourceRange } from "../diagnostics/source";
import { FINDING_CODES, type FindingCode, type FindingDataOf } from "./codes";
import type { Trace } from "./trace/trace";

export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** The configuration that asked for what is wrong; absent for Terraform that does not say. */
  readonly at?: SourceRange;
  /** The Terraform resource, `stack:type.name`; empty when no single one is to blame. */
  readonly resource: string;
  readonly data: Readonly<Record<string, string>>;
  readonly trace?: Trace;
}

/** Where a finding points. */
export interface Blame {
  readonly at?: SourceRange | undefined;
  readonly key: string;
}

export function finding<C extends FindingCode>(
  code: C,
  blame: Blame,
  data: FindingDataOf<C>,
  trace?: Trace,
): Finding {
  return {
    code,
    severity: FINDING_CODES[code].severity,
    ...(blame.at && { at: blame.at }),
    resource: blame.key,
    data,
    ...(trace && { trace }),
  };
}

export interface FindingWords {
  readonly message: string;
  readonly why: string;
  readonly help: string;
}

/** The code that readers see: of a policy that a project has itself, the policy's own. */
export function shownCode({ code, data }: Pick<Finding, "code" | "data">): string {
  return code === "POLICY_BROKEN" ? (data.rule ?? code) : code;
}

export function wordsOf(of: Finding): FindingWords {
  const { message, why, help } = FINDING_CODES[of.code];
  const fill = (template: string) =>
    template.replace(/\{(\w+)\}/g, (_, name: string) => shown(of.data[name] ?? "")).trim();
  return { message: fill(message), why: fill(why), help: fill(help) };
}

/** Errors before warnings, then by place, code and facts; the same finding twice is said once. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const unique = new Map(findings.map((item) => [keyOf(item), item]));
  return [...unique.values()].sort(compareFindings);
}

function compareFindings(a: Finding, b: Finding): number {
  if (a.severity !== b.severity) return a.severity === "error" ? -1 : 1;
  if (a.at && b.at) {
    const byPlace = compareRanges(a.at, b.at);
    if (byPlace !== 0) return byPlace;
  } else if (a.at || b.at) return a.at ? -1 : 1;
  const [left, right] = [keyOf(a), keyOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function keyOf({ code, resource, data }: Finding): string {
  return JSON.stringify([code, resource, data]);
}
