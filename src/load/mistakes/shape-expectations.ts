/** What a setting takes and what it was given, in words. */
import { suggestion } from "../../diagnostics/suggest";
import { branches } from "../shape/shape-keys";
import { z } from "../shape/zod";

type Issue = z.core.$ZodIssue;

/** What a value is, for “{key}” is …. */
export function kindOf(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "a map of keys";
  return typeof value === "string" ? `the text “${value.slice(0, 60)}”` : `${value}`;
}

/** What would have been taken. `shapes` are the ones that stand at the issue's place; their examples say more than patterns. */
export function expectation(issue: Issue, shapes: readonly z.ZodType[]): string {
  switch (issue.code) {
    case "invalid_type":
      if (KINDS[issue.expected] === "text") return text(shapes);
      if (issue.expected === "array") return list(shapes);
      return KINDS[issue.expected] ?? issue.expected;
    case "invalid_value":
    case "invalid_union":
      return oneOf(namedValues(issue), otherKinds(issue, shapes));
    case "too_small":
      return bound("at least", issue.minimum, issue.origin);
    case "too_big":
      return bound("at most", issue.maximum, issue.origin);
    case "invalid_format":
      return issue.format === "regex" ? text(shapes) : (FORMATS[issue.format] ?? issue.format);
    default:
      return issue.message;
  }
}

/** Did-you-mean for a value that is one of a few words. */
export function suggestedValue(issue: Issue, value: unknown): string {
  return typeof value === "string" ? suggestion(value, namedValues(issue).map(String)) : "";
}

/** The values that an issue names: of a choice, or of a union's branches together. */
function namedValues(issue: Issue): unknown[] {
  if (issue.code === "invalid_value") return [...issue.values];
  if (issue.code !== "invalid_union") return [];
  const options = (issue as { options?: readonly unknown[] }).options ?? [];
  return [...options, ...issue.errors.flat().flatMap(namedValues)];
}

/** The branches of a union that are no plain values. */
function otherKinds(issue: Issue, shapes: readonly z.ZodType[]): string[] {
  if (issue.code !== "invalid_union") return [];
  return issue.errors.flat().flatMap((inner) => {
    if (inner.path.length > 0 || inner.code === "invalid_value") return [];
    return inner.code === "invalid_union" ? otherKinds(inner, shapes) : [expectation(inner, shapes)];
  });
}

function oneOf(values: readonly unknown[], kinds: readonly string[]): string {
  const words = values.map(String);
  const all = [...new Set([...words, ...kinds])];
  const last = all.pop() ?? "another value";
  return all.length === 0 ? last : `${all.join(", ")} or ${last}`;
}

function bound(relation: string, limit: number | bigint, origin: string): string {
  if (origin === "array") return `${relation} ${limit} ${Number(limit) === 1 ? "entry" : "entries"}`;
  return origin === "string" ? `${relation} ${limit} characters` : `${relation} ${limit}`;
}

/** `a list of text such as external:dallas`, or `a list, each entry with from, to and via`. */
function list(shapes: readonly z.ZodType[]): string {
  const elements = shapes
    .flatMap(branches)
    .flatMap((shape) => (shape instanceof z.ZodArray ? branches(shape.element as z.ZodType) : []));
  const keys = elements.flatMap((one) =>
    one instanceof z.ZodObject ? Object.keys(one.shape).filter((key) => !one.shape[key].isOptional()) : [],
  );
  if (keys.length > 0) return `a list, each entry with ${keys.join(", ").replace(/, ([^,]*)$/, " and $1")}`;
  const texts = elements.flatMap(examplesOf);
  return texts.length > 0 ? `a list of text such as ${texts[0]}` : "a list";
}

/** Every shape with a pattern has an example, which says more to people than the pattern. */
function text(shapes: readonly z.ZodType[]): string {
  const examples = shapes.flatMap(examplesOf);
  return examples.length > 0 ? `text such as ${examples.slice(0, 2).join(" or ")}` : "text";
}

/** A shape's examples of text; an optional one or a union has those of what it is made of. */
function examplesOf(shape: z.ZodType): unknown[] {
  const own = (shape.meta()?.examples ?? []) as readonly unknown[];
  if (own.length > 0) return own.filter((example) => typeof example === "string");
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodDefault)
    return examplesOf(shape.unwrap() as z.ZodType);
  return shape instanceof z.ZodUnion ? (shape.options as z.ZodType[]).flatMap(examplesOf) : [];
}

const FORMATS: Readonly<Record<string, string>> = { ipv4: "an IPv4 address" };

const KINDS: Readonly<Record<string, string>> = {
  object: "a map of keys",
  record: "a map of keys",
  array: "a list",
  int: "a whole number",
  number: "a number",
  string: "text",
  boolean: "true or false",
};
