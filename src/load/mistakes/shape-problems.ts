/** Turns zod's issues into diagnostics: one for each mistake, at the key or value that is to blame. */
import type { Code } from "../../diagnostics/codes";
import type { Collector } from "../../diagnostics/collector";
import type { DiagnosticData } from "../../diagnostics/facts";
import type { SourceRange } from "../../diagnostics/source";
import { listed, suggestion } from "../../diagnostics/suggest";
import { openSection } from "../shape/open-sections";
import type { ConfigPath, Part } from "../shape/path";
import type { CheckFailure } from "../shape/primitives";
import { knownKeys, shapesAt } from "../shape/shape-keys";
import type { z } from "../shape/zod";
import { expectation, kindOf, suggestedValue } from "./shape-expectations";

type Issue = z.core.$ZodIssue;
/** Finds the place of a path below the value that was checked. */
type Locate = (path: ConfigPath, part: Part) => SourceRange;

export function reportShapeProblems(
  shape: z.ZodType,
  value: unknown,
  issues: readonly Issue[],
  locate: Locate,
  collector: Collector,
): void {
  for (const issue of issues) reportIssue({ shape, value, locate, collector }, issue, []);
}

/** What has to go for an issue to be gone: a key, a value, or the map that lacks one. */
export function wrongPaths(issue: Issue, value: unknown, above: ConfigPath = []): ConfigPath[] {
  const path = [...above, ...(issue.path as (string | number)[])];
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => [...path, key]);
  const branch = issue.code === "invalid_union" ? likeliestBranch(issue.errors) : undefined;
  if (branch) return branch.flatMap((inner) => wrongPaths(inner, value, path));
  return [isMissing(issue, value, path) ? path.slice(0, -1) : path];
}

/** Whether an issue is that a section has not got what any of the files may have brought. */
export function isMissingFromFiles(issue: Issue, value: unknown): boolean {
  const path = issue.path as (string | number)[];
  return isMissing(issue, value, path) && openSection(path.slice(0, -1)) === "map";
}

interface Context {
  readonly shape: z.ZodType;
  readonly value: unknown;
  readonly locate: Locate;
  readonly collector: Collector;
}

function reportIssue(context: Context, issue: Issue, above: ConfigPath): void {
  const path = [...above, ...(issue.path as (string | number)[])];
  const { collector, locate } = context;
  if (isMissing(issue, context.value, path)) {
    const where = path.length > 1 ? "here" : "to one of the configuration's files";
    collector.report("MISSING_KEY", locate(path.slice(0, -1), "key"), { key: String(path.at(-1)), where });
    return;
  }
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = knownKeys(context.shape, path, context.value);
      for (const key of issue.keys) {
        const at = locate([...path, key], "key");
        collector.report("UNKNOWN_KEY", at, {
          key,
          known: listed(known),
          suggestion: suggestion(key, known),
        });
      }
      return;
    }
    case "invalid_union": {
      const branch = likeliestBranch(issue.errors);
      if (branch) for (const inner of branch) reportIssue(context, inner, path);
      else collector.report("WRONG_VALUE", locate(path, "value"), wrongValue(context, path, issue));
      return;
    }
    case "invalid_key":
      for (const inner of issue.issues) {
        const failure = failureOf(inner);
        if (failure) reportFailure(collector, failure, locate(path, "key"));
        else collector.report("WRONG_VALUE", locate(path, "key"), wrongValue(context, path, inner as Issue));
      }
      return;
    case "custom": {
      const failure = failureOf(issue);
      if (failure) reportFailure(collector, failure, locate(path, "value"));
      else collector.report("WRONG_VALUE", locate(path, "value"), wrongValue(context, path, issue));
      return;
    }
  }
  collector.report("WRONG_VALUE", locate(path, "value"), wrongValue(context, path, issue));
}

/** Issues about keys, whose path leads to the map or to the key and not to a value that could be missing. */
const OF_KEYS: readonly string[] = ["unrecognized_keys", "invalid_key"];

function isMissing(issue: Issue, value: unknown, path: ConfigPath): boolean {
  return !OF_KEYS.includes(issue.code) && valueAt(value, path) === undefined;
}

/** Of a union's branches, the one that the value has the kind of: no complaint about its type at the top. */
function likeliestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const ofItsKind = branches.filter((issues) => !issues.some((i) => i.path.length === 0 && isKindIssue(i)));
  return ofItsKind[0];
}

function isKindIssue(issue: Issue): boolean {
  return issue.code === "invalid_type" || issue.code === "invalid_value" || issue.code === "invalid_union";
}

function failureOf(issue: unknown): CheckFailure | undefined {
  const { params } = issue as { params?: Partial<CheckFailure> };
  return params?.diagnostic ? (params as CheckFailure) : undefined;
}

function reportFailure(collector: Collector, failure: CheckFailure, at: SourceRange): void {
  // The pair was typed where it was made (`checkedText`); the link between code and data is lost in zod's params.
  const report = collector.report.bind(collector) as (
    code: Code,
    at: SourceRange,
    data: DiagnosticData,
  ) => void;
  report(failure.diagnostic, at, failure.data);
}

function wrongValue({ value, shape }: Context, path: ConfigPath, issue: Issue) {
  const given = valueAt(value, path);
  return {
    key: keyOf(path),
    found: kindOf(given),
    expected: expectation(issue, shapesAt(shape, path)),
    suggestion: suggestedValue(issue, given),
  };
}

/** `hosts[2]` for an entry of a list. */
function keyOf(path: ConfigPath): string {
  const last = path.at(-1);
  return typeof last === "number" ? `${path.at(-2) ?? ""}[${last}]` : String(last ?? "the file");
}

function valueAt(value: unknown, path: ConfigPath): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== "object" || current === null) return undefined;
    current = (current as Record<string | number, unknown>)[step];
  }
  return current;
}
