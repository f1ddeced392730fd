/** The shape a policy must have: version, statements, and the elements of each. */
import { pointerTo } from "./json-text";
import type { PolicyFinding } from "./problem";
import { type FoundStatement, isObject, statementsOf, textsOf } from "./statement";

const POLICY_ELEMENTS = ["Version", "Id", "Statement"];
const STATEMENT_ELEMENTS = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
];

/**
 * What is wrong with the policy as a whole.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
export function policyShape(policy: Readonly<Record<string, unknown>>): PolicyFinding[] {
  const findings = unknownElements(policy, "", POLICY_ELEMENTS);
  if (policy.Version !== "2012-10-17") {
    const detail = textsOf(policy.Version).join();
    findings.push({ name: "version", pointer: policy.Version === undefined ? "" : "/Version", detail });
  }
  const statements = statementsOf(policy);
  if (statements.length === 0) findings.push({ name: "statement", pointer: "", detail: "" });
  for (const { pointer, value } of statements) {
    if (!isObject(value)) findings.push({ name: "statement", pointer, detail: "" });
  }
  return findings;
}

/** What is wrong with the elements of one statement. */
export function statementShape(statement: FoundStatement): PolicyFinding[] {
  const { pointer, elements } = statement;
  const findings = unknownElements(elements, pointer, STATEMENT_ELEMENTS);
  if (elements.Effect !== "Allow" && elements.Effect !== "Deny") {
    const at = elements.Effect === undefined ? pointer : pointerTo(pointer, "Effect");
    findings.push({ name: "effect", pointer: at, detail: textsOf(elements.Effect).join() });
  }
  if (elements.Principal === undefined) findings.push({ name: "principal", pointer, detail: "" });
  const actions = [...textsOf(elements.Action), ...textsOf(elements.NotAction)];
  if (actions.length === 0) findings.push({ name: "action", pointer, detail: "" });
  return findings;
}

/**
 * Gateway endpoints take the principal `*` alone; account principals there match only the root user.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html#vpc-endpoint-policies-gateway
 */
export function gatewayPrincipal({ pointer, elements }: FoundStatement): PolicyFinding[] {
  const { Principal: principal } = elements;
  if (principal === undefined || isAnyone(principal)) return [];
  return [
    {
      name: "gateway-principal",
      pointer: pointerTo(pointer, "Principal"),
      detail: JSON.stringify(principal),
    },
  ];
}

/** Whether a principal is everyone, in either of its spellings. */
function isAnyone(principal: unknown): boolean {
  if (principal === "*") return true;
  return (
    isObject(principal) && Object.keys(principal).join() === "AWS" && textsOf(principal.AWS).join() === "*"
  );
}

function unknownElements(
  value: Readonly<Record<string, unknown>>,
  pointer: string,
  known: readonly string[],
): PolicyFinding[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => ({ name: "unknown-element", pointer: pointerTo(pointer, key), detail: key }));
}
