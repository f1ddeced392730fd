/** Values of expressions: JSON's, and what an expression may hand on without looking into it. */
import { Future } from "../terraform/future";

/** What nobody can say before an apply, or what is not read here. */
export class Riddle extends Error {}

/** What Terraform would call an error, which `try` goes past. */
export class Missing extends Error {}

export class ValueSet {
  constructor(readonly items: readonly unknown[]) {}
}

/** Something with named parts that are worked out when they are asked for. */
export interface Parts {
  part(name: string): unknown;
}

export type ValueMap = Readonly<Record<string, unknown>>;

export function isParts(value: unknown): value is Parts {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, "part") === "function";
}

export function isMap(value: unknown): value is ValueMap {
  const isPlain = typeof value === "object" && value !== null && !Array.isArray(value);
  return isPlain && !(value instanceof Future) && !(value instanceof ValueSet) && !isParts(value);
}

export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value instanceof ValueSet) return value.items;
  throw new Riddle("no list");
}

export function mapOf(value: unknown): ValueMap {
  if (isMap(value)) return value;
  throw new Riddle("no map");
}

export function textOf(value: unknown): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return String(value);
  throw new Riddle("no text");
}

export function numberOf(value: unknown): number {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  if (typeof number === "number" && Number.isFinite(number)) return number;
  throw new Riddle("no number");
}

export function truthOf(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  throw new Riddle("neither true nor false");
}

/** Whether two values are one; nobody knows it of what an apply will make. */
export function isSame(a: unknown, b: unknown): boolean {
  const isPlain = (value: unknown) => value === null || typeof value !== "object";
  if (!isPlain(a) || !isPlain(b)) throw new Riddle("not compared");
  return a === b;
}

/** As Terraform has them: maps in the order of their keys, and elements of sets as their own keys. */
export function entriesOf(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (value instanceof ValueSet) return value.items.map((item) => [textOf(item), item]);
  if (Array.isArray(value)) return value.map((item, index) => [index, item]);
  return Object.entries(mapOf(value)).sort(([a], [b]) => (a < b ? -1 : 1));
}

export function setOf(items: readonly unknown[]): ValueSet {
  return new ValueSet([...new Set(items.map(textOf))].sort());
}
