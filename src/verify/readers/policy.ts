/** Endpoint policies, judged as far as that is possible without knowing who calls. */
import type { Policy } from "../network/endpoint";
import { asList, asObject, type JsonObject } from "../terraform/stack";
import { JsonText, Symbolic, Unread, type Value } from "../terraform/value";
import type { BlockReader } from "./block-reader";

export const FULL_ACCESS: Policy = { admits: true, summary: "no policy: full access" };

/** The policy of a `policy` argument; AWS gives full access when there is none. */
export function policyOf(block: BlockReader): Policy | undefined {
  if (!block.has("policy")) return undefined;
  const value = block.quietly("policy");
  if (value instanceof Symbolic && value.block.type === "aws_iam_policy_document")
    return documentPolicy(block, value);
  const document =
    // A name in the text that only AWS knows leaves the rest of it readable.
    value instanceof JsonText
      ? value.value
      : parse(typeof value === "string" ? value : block.script("policy"));
  if (document === undefined || document instanceof Unread) {
    block.note("policy", "the policy is not readable");
    return { admits: true, summary: "the policy was not read" };
  }
  return judge(asList(asObject(document).Statement).map(asObject), serviceOfPolicy(block));
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
    serviceOfPolicy(block),
  );
}

/** The service whose actions the policy is about, where an endpoint's name is also the prefix of its actions. */
function serviceOfPolicy(block: BlockReader): string | undefined {
  const name = block.quietly("service_name");
  return typeof name === "string" ? /\.(s3|dynamodb)$/.exec(name)?.[1] : undefined;
}

/** An allowance of another service's actions lets nothing through. */
function isAbout(service: string | undefined, { Action }: JsonObject): boolean {
  const actions = asList(Action).flatMap((action) =>
    typeof action === "string" ? [action.toLowerCase()] : [],
  );
  if (service === undefined || actions.length === 0) return true;
  const prefixes = actions.map((action) => action.split(":")[0] as string);
  return prefixes.some((prefix) => prefix.includes("*") || prefix.startsWith(service));
}

function judge(statements: readonly JsonObject[], service?: string): Policy {
  const allows = statements.filter(
    (statement) => statement.Effect === "Allow" && isAbout(service, statement),
  );
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
