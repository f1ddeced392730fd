/** What a Terraform expression is worth without running Terraform: literals, symbols and what could not be read. */
import type { Block } from "./stack";

/** An attribute that only AWS knows, such as a VPC's ID: named by its block and the path below it. */
export class Symbolic {
  constructor(
    readonly block: Block,
    readonly path: readonly (string | number)[],
  ) {}
}

/** The text `jsonencode` would give, kept as the value inside so that symbols survive the journey. */
export class JsonText {
  constructor(readonly value: Value) {}
}

/** An expression nobody here understands; it is named in the answer and never guessed. */
export class Unread {
  constructor(
    readonly text: string,
    readonly why: string,
    /** Whether it names a resource that its own stack does not have, which Terraform refuses. */
    readonly missing = false,
  ) {}
}

export interface ValueObject {
  readonly [key: string]: Value;
}
export type Value =
  | string
  | number
  | boolean
  | null
  | readonly Value[]
  | ValueObject
  | Symbolic
  | JsonText
  | Unread;

/** Tells a plain object from the three classes above. */
export function isObject(value: Value | undefined): value is ValueObject {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Symbolic) &&
    !(value instanceof JsonText) &&
    !(value instanceof Unread)
  );
}

/** The element under a key or index; absent keys are null, as Terraform's `try` would see them. */
export function elementOf(value: Value, key: string | number): Value {
  if (value instanceof Symbolic) return new Symbolic(value.block, [...value.path, key]);
  if (value instanceof Unread) return value;
  if (Array.isArray(value)) return (value as readonly Value[])[Number(key)] ?? missing(key);
  if (isObject(value)) return value[String(key)] ?? missing(key);
  return missing(key);
}

function missing(key: string | number): Unread {
  return new Unread(String(key), "nothing by that name is there");
}
