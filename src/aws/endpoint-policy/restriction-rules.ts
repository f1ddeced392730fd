/** Whether a policy that is called restricted is: each statement that allows must be bounded by something. */
import type { PolicyFinding } from "./problem";
import { conditionsOf, type FoundCondition, type FoundStatement, textsOf } from "./statement";

/** Keys that say whose principal or whose resource it is, in lower case. */
const OWNER_KEYS = new Set(
  [
    "aws:PrincipalAccount",
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgPaths",
    "aws:ResourceAccount",
    "aws:ResourceOrgID",
    "aws:ResourceOrgPaths",
    "s3:ResourceAccount",
  ].map((key) => key.toLowerCase()),
);

/**
 * The statements that let anyone reach anything. A statement is bounded by an owner condition that fails when the key
 * is missing, or by naming resources; a statement that denies everyone but an owner bounds all the others.
 */
export function unrestricted(statements: readonly FoundStatement[]): PolicyFinding[] {
  if (statements.some(deniesAllOthers)) return [];
  return statements
    .filter(({ elements }) => elements.Effect === "Allow")
    .filter((statement) => !conditionsOf(statement).some(namesOwner) && !namesResources(statement))
    .map(({ pointer }) => ({ name: "unrestricted", pointer, detail: "" }));
}

/** Conditions on an organisation's ID that name another one. */
export function otherOrganizations(statement: FoundStatement, organization: string): PolicyFinding[] {
  return conditionsOf(statement)
    .filter(({ key }) => /^aws:(principal|resource|source|vpce)orgid$/.test(key))
    .flatMap(({ pointer, values }) =>
      values
        .filter((value) => value !== organization)
        .map((detail) => ({ name: "other-organization", pointer, detail })),
    );
}

function namesOwner({ operator, passesWithoutKey, key, values }: FoundCondition): boolean {
  const compares = /^string(equals|equalsignorecase|like)$/.test(operator);
  return compares && OWNER_KEYS.has(key) && !passesWithoutKey && values.length > 0 && !values.some(isOpen);
}

/** Whether a statement denies everything to all but an owner; AWS services acting for themselves may be let off. */
function deniesAllOthers(statement: FoundStatement): boolean {
  const { Effect: effect, Principal: principal, Action: action, Resource: resource } = statement.elements;
  if (effect !== "Deny" || principal !== "*") return false;
  if (!textsOf(action).includes("*") || !textsOf(resource).includes("*")) return false;
  const conditions = conditionsOf(statement).filter(({ key }) => key !== "aws:principalisawsservice");
  return conditions.length === 1 && conditions.every(isNotOwner);
}

function isNotOwner({ operator, forSeveralValues, key, values }: FoundCondition): boolean {
  const differs = /^stringnot(equals|equalsignorecase|like)$/.test(operator);
  return differs && !forSeveralValues && OWNER_KEYS.has(key) && values.length > 0 && !values.some(isOpen);
}

/** Every resource has an account of its own, or, in services whose ARNs have none, the beginning of a name. */
function namesResources({ elements }: FoundStatement): boolean {
  const resources = textsOf(elements.Resource);
  return resources.length > 0 && resources.every(isNamed);
}

function isNamed(resource: string): boolean {
  const [scheme, , , , account, ...name] = resource.split(":");
  if (scheme !== "arn" || account === undefined) return false;
  return account === "" ? !isOpen(name.join(":")) : !isOpen(account);
}

function isOpen(value: string): boolean {
  return value === "" || /^[*?]/.test(value);
}
