/**
 * Where an endpoint policy may not have wildcards: AWS refuses them where they could probe identifiers.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html#vpc-endpoint-policy-considerations
 */
import { pointerTo } from "./json-text";
import type { PolicyFinding } from "./problem";
import { conditionsOf, type FoundCondition, type FoundStatement, textsOf } from "./statement";

/**
 * Global keys whose values are identifiers that AWS makes, in lower case. The page gives `aws:PrincipalAccount` and
 * `aws:SourceVpc` as examples; the others are the same kind of key.
 */
const IDENTIFIER_KEYS = new Set(
  [
    "aws:PrincipalAccount",
    "aws:PrincipalOrgID",
    "aws:ResourceAccount",
    "aws:ResourceOrgID",
    "aws:SourceAccount",
    "aws:SourceOrgID",
    "aws:SourceVpc",
    "aws:SourceVpce",
    "aws:VpceAccount",
    "aws:VpceOrgID",
  ].map((key) => key.toLowerCase()),
);

/** Wildcards that a statement has where it may not. */
export function wildcards(statement: FoundStatement): PolicyFinding[] {
  const conditions = conditionsOf(statement);
  return [...conditions.flatMap(conditionWildcards), ...mixedAccounts(statement, conditions)];
}

function conditionWildcards({ pointer, operator, key, values }: FoundCondition): PolicyFinding[] {
  if (IDENTIFIER_KEYS.has(key)) {
    return values
      .filter((value) => operator.startsWith("numeric") || /[*?]/.test(value))
      .map((value) => ({ name: "identifier-condition", pointer, detail: `${key} ${value}` }));
  }
  if (!/^string(not)?like$/.test(operator)) return [];
  return values
    .filter((value) => !hasRoomBesideWildcards(value))
    .map((value) => ({ name: "short-wildcard", pointer, detail: value }));
}

/** Whether each wildcard has six characters in a row before or after it. */
function hasRoomBesideWildcards(value: string): boolean {
  const between = value.split(/[*?]/).map((part) => [...part].length);
  return between.slice(1).every((after, i) => after >= 6 || between[i]! >= 6);
}

/** ARNs whose account is neither an ID nor a wildcard alone. */
function mixedAccounts({ pointer, elements }: FoundStatement, conditions: FoundCondition[]): PolicyFinding[] {
  const places = [
    ...["Resource", "NotResource"].map((element) => ({
      pointer: pointerTo(pointer, element),
      values: textsOf(elements[element]),
    })),
    ...conditions,
  ];
  return places.flatMap((place) =>
    place.values
      .filter((value) => value.startsWith("arn:") && /[*?].|.[*?]/.test(value.split(":")[4] ?? ""))
      .map((detail) => ({ name: "account-wildcard", pointer: place.pointer, detail })),
  );
}
