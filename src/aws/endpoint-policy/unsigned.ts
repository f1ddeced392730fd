/** Whether a policy lets by what nobody signed for, of a resource that belongs to AWS: the packages of its systems. */
import { conditionsOf, type FoundCondition, isObject, statementsOf, textsOf } from "./statement";

/** What a condition asks of the request cannot always be known; a statement that allows is then taken to, one that denies is not. */
export function admitsUnsigned(policy: string, action: string, resource: string): boolean {
  const document: unknown = JSON.parse(policy);
  const effects = statementsOf(isObject(document) ? document : {}).flatMap(({ pointer, value }) => {
    if (!isObject(value)) return [];
    const about = named(value, "Action", action) && named(value, "Resource", resource);
    const held = conditionsOf({ pointer, elements: value }).map(holds);
    const allow = value.Effect === "Allow";
    return about && held.every((one) => (allow ? one !== false : one === true)) ? [allow] : [];
  });
  return effects.length > 0 && !effects.includes(false);
}

function named(statement: Readonly<Record<string, unknown>>, element: string, text: string): boolean {
  const not = statement[`Not${element}`];
  if (not !== undefined) return !textsOf(not).some((pattern) => like(pattern, text));
  return textsOf(statement[element]).some((pattern) => like(pattern, text));
}

/** Undefined where that depends on more than on who asks for whose. */
function holds({ operator, passesWithoutKey, key }: FoundCondition): boolean | undefined {
  const negated = operator.includes("not");
  if (/^aws:resource(account|orgid|orgpaths)$/.test(key)) return negated;
  if (/^aws:(principal(?!isawsservice)|userid|username)/.test(key) && operator !== "null")
    return negated || passesWithoutKey;
  return undefined;
}

function like(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*+/g, ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "is").test(text);
}
