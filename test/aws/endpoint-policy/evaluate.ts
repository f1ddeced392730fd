/** A small evaluator of IAM policies, written from AWS's evaluation rules alone, for tests to ask what a policy lets by. */
import type { PolicyDocument, PolicyStatement } from "../../../src/aws/endpoint-policy/document";

export interface Request {
  readonly action: string;
  readonly resource: string;
  readonly keys: Readonly<Record<string, string>>;
}

const listOf = <T>(value: T | readonly T[]): T[] => (Array.isArray(value) ? [...value] : [value as T]);

function like(pattern: string, text: string): boolean {
  const source = [...pattern].map((c) =>
    c === "*" ? ".*" : c === "?" ? "." : c.replace(/[.+^${}()|[\]\\/-]/g, "\\$&"),
  );
  return new RegExp(`^${source.join("")}$`, "s").test(text);
}

function holds(operator: string, expected: string[], actual: string | undefined): boolean {
  if (operator.startsWith("ForAllValues:"))
    return actual === undefined || holds(operator.slice(13), expected, actual);
  if (operator.startsWith("ForAnyValue:"))
    return actual !== undefined && holds(operator.slice(12), expected, actual);
  if (operator.endsWith("IfExists"))
    return actual === undefined || holds(operator.slice(0, -8), expected, actual);
  const negated = operator.startsWith("StringNot");
  if (actual === undefined) return negated;
  const equal = operator.endsWith("Like") ? expected.some((e) => like(e, actual)) : expected.includes(actual);
  return equal !== negated;
}

function applies(statement: PolicyStatement, { action, resource, keys }: Request): boolean {
  return (
    listOf(statement.Action).some((pattern) => like(pattern, action)) &&
    listOf(statement.Resource).some((pattern) => like(pattern, resource)) &&
    Object.entries(statement.Condition ?? {}).every(([operator, block]) =>
      Object.entries(block).every(([key, expected]) =>
        holds(operator, listOf(expected as string), keys[key]),
      ),
    )
  );
}

/** Whether a policy lets a request by: some statement allows it, none denies it. */
export function allows(policy: PolicyDocument, request: Request): boolean {
  const effects = policy.Statement.filter((statement) => applies(statement, request)).map(
    ({ Effect }) => Effect,
  );
  return effects.includes("Allow") && !effects.includes("Deny");
}
