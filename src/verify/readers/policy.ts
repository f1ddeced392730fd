/** Endpoint policies, judged as far as that is possible without knowing who calls. */
import type { Policy } from "../network/endpoint";
import { asList, asObject, type JsonObject } from "../terraform/stack";
import { JsonText, Symbolic, Unread, type Value } from "../terraform/value";
import type { BlockReader } from "./block-reader";

export const FULL_ACCESS: Policy = { admits: true, summary: "no policy: full access" };

/** The policy of a `policy` argument; AWS gives full access when there is none. */
export function policyOf(block: BlockReader): Policy | undefined {
  if (!block.has("policy")) return undefined;
  const value = block.value("policy");
  if (value instanceof Symbolic && value.block.type === "aws_iam_policy_document")
    return documentPolicy(block, value);
  const document =
    value instanceof JsonText ? value.value : typeof value === "string" ? parse(value) : undefined;
  if (document === undefined || document instanceof Unread) {
    block.note("policy", "the policy is not readable");
    return { admits: true, summary: "the policy was not read" };
  }
  return judge(asList(asObject(document).Statement).map(asObject));
}

function documentPolicy(block: BlockReader, symbol: Symbolic): Policy {
  const statements = block.of(symbol.block).sections("statement");
  return judge(
    statements.map((statement) => ({
      Effect: statement.text("effect") ?? "Allow",
      Action: statement.list("actions"),
      Resource: statement.list("resources"),
      ...(statement.has("condition") && { Condition: {} }),
    })),
  );
}

function judge(statements: readonly JsonObject[]): Policy {
  const allows = statements.filter((statement) => statement.Effect === "Allow");
  const closed = statements.some(
    (statement) =>
      statement.Effect === "Deny" &&
      !statement.Condition &&
      isAll(statement.Action) &&
      isAll(statement.Resource),
  );
  if (allows.length === 0 || closed) return { admits: false, summary: "the policy lets nothing through" };
  const limited = allows.every((statement) => statement.Condition || !isAll(statement.Resource));
  return {
    admits: true,
    summary: limited ? "the policy limits who or what" : "the policy allows everything",
  };
}

function isAll(value: unknown): boolean {
  return value === undefined || asList(value).includes("*");
}

function parse(text: string): Value | undefined {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}
