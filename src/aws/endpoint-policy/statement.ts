/** The parts of a policy that is not trusted to be well formed, each with its place. */
import { pointerTo } from "./json-text";

/** One statement as found. */
export interface FoundStatement {
  readonly pointer: string;
  readonly elements: Readonly<Record<string, unknown>>;
}

/** One condition: an operator on a key. */
export interface FoundCondition {
  readonly pointer: string;
  /** The operator without `ForAllValues:`, `ForAnyValue:` and `IfExists`, in lower case: `stringlike`. */
  readonly operator: string;
  /** Whether a request without the key passes, for an operator that compares for equality. */
  readonly passesWithoutKey: boolean;
  /** Whether it is one of the operators for keys with several values. */
  readonly forSeveralValues: boolean;
  /** The key in lower case; keys do not depend on case. */
  readonly key: string;
  readonly values: readonly string[];
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The statements of a policy; a single one needs no list. */
export function statementsOf(
  policy: Readonly<Record<string, unknown>>,
): { pointer: string; value: unknown }[] {
  const { Statement: statement } = policy;
  if (statement === undefined) return [];
  if (!Array.isArray(statement)) return [{ pointer: "/Statement", value: statement }];
  return statement.map((value: unknown, i) => ({ pointer: pointerTo("/Statement", i), value }));
}

/** The texts of an element that is one text or a list of them; anything else in it counts as its JSON. */
export function textsOf(value: unknown): string[] {
  if (value === undefined) return [];
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.map((item) => (typeof item === "string" ? item : JSON.stringify(item)));
}

/** Every condition of a statement. */
export function conditionsOf({ pointer, elements }: FoundStatement): FoundCondition[] {
  const block = elements.Condition;
  if (!isObject(block)) return [];
  const at = pointerTo(pointer, "Condition");
  return Object.entries(block).flatMap(([written, keys]) =>
    Object.entries(isObject(keys) ? keys : {}).map(([key, values]) => ({
      pointer: pointerTo(pointerTo(at, written), key),
      operator: written
        .toLowerCase()
        .replace(/^for(allvalues|anyvalue):/, "")
        .replace(/ifexists$/, ""),
      passesWithoutKey: /^forallvalues:|ifexists$/i.test(written),
      forSeveralValues: /^for(allvalues|anyvalue):/i.test(written),
      key: key.toLowerCase(),
      values: textsOf(values),
    })),
  );
}
