/** Whether one statement of a policy is about everything that another one is about. */
import { textsOf } from "../endpoint-policy/statement";
import { coversConditions } from "./condition-cover";
import { coversPattern } from "./pattern-cover";

export type Elements = Readonly<Record<string, unknown>>;

/** What the comparison knows; a statement with anything else in it is only like one that has the same. */
const COMPARED = new Set(["Sid", "Effect", "Principal", "Action", "Resource", "Condition"]);

/** Sound and not complete: true is proof, false is "not shown". Effects are the caller's. */
export function coversStatement(wide: Elements, narrow: Elements): boolean {
  const others = (elements: Elements) =>
    JSON.stringify(
      Object.entries(elements)
        .filter(([name]) => !COMPARED.has(name))
        .sort(),
    );
  if (others(wide) !== others(narrow)) return false;
  return (
    coversPrincipals(wide.Principal, narrow.Principal) &&
    coversPatterns(lowered(wide.Action), lowered(narrow.Action)) &&
    coversPatterns(optional(wide.Resource), optional(narrow.Resource)) &&
    coversConditions(wide.Condition, narrow.Condition)
  );
}

/** A statement as several that say the same together, each with one principal, one action and one resource. */
export function simpleStatements(statement: Elements): Elements[] {
  const lists = [principalsOf(statement.Principal), textsOf(statement.Action), textsOf(statement.Resource)];
  const size = lists.reduce((product, list) => product * Math.max(1, list.length), 1);
  if (size > MOST_SIMPLE) return [statement];
  const single = <T>(list: readonly T[], name: string, make: (item: T) => unknown): Elements[] =>
    list.length === 0 ? [{}] : list.map((item) => ({ [name]: make(item) }));
  const [principals = [], actions = [], resources = []] = lists;
  return single(principals, "Principal", principalFrom).flatMap((principal) =>
    single(actions, "Action", String).flatMap((action) =>
      single(resources, "Resource", String).map((resource) => ({
        ...statement,
        ...principal,
        ...action,
        ...resource,
      })),
    ),
  );
}

/** More combinations than this are compared as one statement, which can only lead to more caution. */
const MOST_SIMPLE = 2_000;

/** `AWS 111122223333`; `*` alone is everybody, services among them. */
function principalsOf(principal: unknown): string[] {
  if (principal === undefined) return [];
  if (typeof principal === "string") return [principal];
  return Object.entries(Object(principal)).flatMap(([kind, values]) =>
    textsOf(values).map((value) => `${kind} ${value}`),
  );
}

function principalFrom(text: string): unknown {
  const space = text.indexOf(" ");
  return space < 0 ? text : { [text.slice(0, space)]: text.slice(space + 1) };
}

/** No pattern is allowed in a principal but `*` alone. */
function coversPrincipals(wide: unknown, narrow: unknown): boolean {
  if ((wide === undefined) !== (narrow === undefined)) return false;
  const outer = principalsOf(wide);
  return principalsOf(narrow).every(
    (one) =>
      outer.includes("*") ||
      outer.includes(one) ||
      (one !== "*" && one.startsWith("AWS ") && outer.includes("AWS *")),
  );
}

/** Absent on both sides, or on neither: in a trust policy no resource is named. */
function optional(value: unknown): string[] {
  return value === undefined ? ["<none>"] : textsOf(value);
}

function lowered(value: unknown): string[] {
  return optional(value).map((text) => text.toLowerCase());
}

function coversPatterns(wide: readonly string[], narrow: readonly string[]): boolean {
  return narrow.every((one) => wide.some((other) => coversPattern(other, one)));
}
