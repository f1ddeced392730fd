/** Whether whoever meets one statement's conditions meets another one's too. */
import { isObject, textsOf } from "../endpoint-policy/statement";
import { coversPattern } from "./pattern-cover";

/** Operator and key in lower case, and the values. */
interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** Undefined for a block that cannot be read. */
function conditionsOf(block: unknown): Condition[] | undefined {
  if (block === undefined) return [];
  if (!isObject(block)) return undefined;
  const found: Condition[] = [];
  for (const [operator, keys] of Object.entries(block)) {
    if (!isObject(keys)) return undefined;
    for (const [key, values] of Object.entries(keys))
      found.push({ operator: operator.toLowerCase(), key: key.toLowerCase(), values: textsOf(values) });
  }
  return found;
}

/** Every condition of `wide` follows from one of `narrow`: all of a statement's conditions have to hold. */
export function coversConditions(wide: unknown, narrow: unknown): boolean {
  const [outer, inner] = [conditionsOf(wide), conditionsOf(narrow)];
  if (!outer || !inner) return false;
  return outer.every((condition) => inner.some((other) => follows(condition, other)));
}

/** Whether `weak` holds wherever `strong` does. */
function follows(weak: Condition, strong: Condition): boolean {
  if (weak.key !== strong.key) return false;
  // A missing key passes with IfExists, and fails without.
  if (weak.operator !== strong.operator && weak.operator !== `${strong.operator}ifexists`) return false;
  const operator = strong.operator.replace(/^for(allvalues|anyvalue):/, "").replace(/ifexists$/, "");
  const alike = (wide: string, narrow: string) => compares(operator, wide, narrow);
  const within = (narrow: readonly string[], wide: readonly string[]) =>
    narrow.every((value) => wide.some((other) => alike(other, value)));
  if (POSITIVE.test(operator)) return within(strong.values, weak.values);
  if (NEGATIVE.test(operator)) return within(weak.values, strong.values);
  return within(strong.values, weak.values) && within(weak.values, strong.values);
}

/** One of the values has to match. */
const POSITIVE = /^(?:string(?:equals|equalsignorecase|like)|arn(?:equals|like)|ipaddress|binaryequals)$/;
/** None of the values may match. */
const NEGATIVE = /^(?:stringnot(?:equals|equalsignorecase|like)|arnnot(?:equals|like)|notipaddress)$/;

/** ARN operators compare the six parts of an ARN one by one, so that a pattern over the whole says too much there. */
function compares(operator: string, wide: string, narrow: string): boolean {
  if (/^string(?:not)?like$/.test(operator)) return coversPattern(wide, narrow);
  if (!operator.startsWith("arn")) return wide === narrow;
  const [outer, inner] = [partsOf(wide), partsOf(narrow)];
  return (
    outer.length === inner.length && outer.every((part, index) => coversPattern(part, inner[index] ?? ""))
  );
}

function partsOf(arn: string): string[] {
  const parts = arn.split(":");
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}
