/** Works out an expression. What cannot be known ends in a {@link Riddle}, and never in a guess. */
import { Future } from "../terraform/future";
import { FUNCTIONS } from "./functions";
import type { ForNode, Node } from "./node";
import {
  entriesOf,
  isMap,
  isParts,
  isSame,
  listOf,
  Missing,
  numberOf,
  Riddle,
  textOf,
  truthOf,
  ValueSet,
} from "./value";

/** What a name at the beginning of a reference means. */
export type Names = (name: string) => unknown;

export function evaluate(node: Node, names: Names): unknown {
  const value = (one: Node) => evaluate(one, names);
  switch (node.kind) {
    case "literal":
      return node.value;
    case "template":
      return node.parts.map((part) => textOf(value(part))).join("");
    case "tuple":
      return node.items.map(value);
    case "object":
      return Object.fromEntries(node.entries.map(([key, item]) => [textOf(value(key)), value(item)]));
    case "name":
      return names(node.name);
    case "attribute":
      return partOf(value(node.of), node.name);
    case "index":
      return elementOf(value(node.of), value(node.at));
    case "splat":
      return splat(value(node.of), node.each, names);
    case "call":
      return call(node.name, node.args, node.isSpread, names);
    case "choice":
      return truthOf(value(node.test)) ? value(node.yes) : value(node.no);
    case "unary":
      return node.operator === "!" ? !truthOf(value(node.of)) : -numberOf(value(node.of));
    case "binary":
      return binary(node.operator, node.left, node.right, value);
    case "for":
      return repeated(node, names);
  }
}

export function partOf(of: unknown, name: string): unknown {
  if (isParts(of)) return of.part(name);
  if (of === null) throw new Missing(name);
  if (!isMap(of)) throw new Riddle(name);
  if (!Object.hasOwn(of, name)) throw new Missing(name);
  return of[name];
}

function elementOf(of: unknown, at: unknown): unknown {
  if (Array.isArray(of)) {
    const index = numberOf(at);
    if (!(index in of)) throw new Missing(String(index));
    return of[index];
  }
  return partOf(of, textOf(at));
}

function splat(of: unknown, each: Node, names: Names): unknown {
  if (of === null) return [];
  if (of instanceof Future || isMap(of)) throw new Riddle("a splat of one");
  const items = Array.isArray(of) || of instanceof ValueSet ? listOf(of) : [of];
  return items.map((item) => evaluate(each, (name) => (name === "*" ? item : names(name))));
}

function call(name: string, args: readonly Node[], isSpread: boolean, names: Names): unknown {
  if (name === "try") return tried(args, names);
  const known = FUNCTIONS[name];
  if (!known || !Object.hasOwn(FUNCTIONS, name)) throw new Riddle(name);
  const values = args.map((arg) => evaluate(arg, names));
  return known(isSpread ? [...values.slice(0, -1), ...listOf(values.at(-1))] : values);
}

function tried(args: readonly Node[], names: Names): unknown {
  for (const arg of args)
    try {
      return evaluate(arg, names);
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
    }
  throw new Missing("nothing that was tried");
}

function binary(operator: string, left: Node, right: Node, value: (node: Node) => unknown): unknown {
  if (operator === "&&") return truthOf(value(left)) && truthOf(value(right));
  if (operator === "||") return truthOf(value(left)) || truthOf(value(right));
  if (operator === "==") return isSame(value(left), value(right));
  if (operator === "!=") return !isSame(value(left), value(right));
  return NUMBERS[operator]?.(numberOf(value(left)), numberOf(value(right)));
}

const NUMBERS: Readonly<Record<string, (a: number, b: number) => number | boolean>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "%": (a, b) => a % b,
  "<": (a, b) => a < b,
  ">": (a, b) => a > b,
  "<=": (a, b) => a <= b,
  ">=": (a, b) => a >= b,
};

function repeated({ names: own, over, key, value, test, isGrouped }: ForNode, names: Names): unknown {
  if (isGrouped) throw new Riddle("groups");
  const [keyName, valueName] = own.length > 1 ? own : [undefined, own[0]];
  const made: [string, unknown][] = [];
  for (const [at, item] of entriesOf(evaluate(over, names))) {
    const inner: Names = (name) => (name === keyName ? at : name === valueName ? item : names(name));
    if (test && !truthOf(evaluate(test, inner))) continue;
    made.push([key ? textOf(evaluate(key, inner)) : "", evaluate(value, inner)]);
  }
  return key ? Object.fromEntries(made) : made.map(([, item]) => item);
}
