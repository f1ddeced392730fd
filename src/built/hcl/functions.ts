/** Terraform's functions that take networks apart and put them together; of any other nobody knows here what it gives. */
import { Future } from "../terraform/future";
import {
  entriesOf,
  isMap,
  isSame,
  listOf,
  Missing,
  mapOf,
  numberOf,
  Riddle,
  setOf,
  textOf,
  ValueSet,
} from "./value";

type Args = readonly unknown[];

const isNothing = (value: unknown) => value === null || value === "";

function flat(value: unknown): readonly unknown[] {
  return listOf(value).flatMap((item) =>
    Array.isArray(item) || item instanceof ValueSet ? flat(item) : [item],
  );
}

function element([list, index]: Args): unknown {
  const items = listOf(list);
  if (items.length === 0) throw new Missing("an element of nothing");
  const at = numberOf(index) % items.length;
  return items[at < 0 ? at + items.length : at];
}

function one([list]: Args): unknown {
  const items = listOf(list);
  if (items.length > 1) throw new Missing("one of several");
  return items[0] ?? null;
}

function lookUp([map, key, otherwise]: Args): unknown {
  const found = mapOf(map);
  const name = textOf(key);
  if (Object.hasOwn(found, name)) return found[name];
  if (otherwise === undefined) throw new Missing(name);
  return otherwise;
}

function first(values: Args, isWanted: (value: unknown) => boolean): unknown {
  const found = values.find(isWanted);
  if (found === undefined) throw new Missing("none of them");
  return found;
}

function lengthOf(value: unknown): number {
  if (typeof value === "string") return [...value].length;
  return isMap(value) ? Object.keys(value).length : listOf(value).length;
}

function position([list, value]: Args): number {
  const at = listOf(list).findIndex((item) => isSame(item, value));
  if (at < 0) throw new Missing("not in the list");
  return at;
}

function numbers([a, b, step = 1]: Args): readonly number[] {
  const [from, to] = b === undefined ? [0, numberOf(a)] : [numberOf(a), numberOf(b)];
  const by = numberOf(step);
  if (by <= 0) throw new Riddle("a range that goes down");
  return Array.from({ length: Math.max(0, Math.ceil((to - from) / by)) }, (_, index) => from + index * by);
}

function replaced([text, from, to]: Args): string {
  const pattern = textOf(from);
  if (/^\/.*\/$/.test(pattern)) throw new Riddle("a pattern");
  return textOf(text).split(pattern).join(textOf(to));
}

export const FUNCTIONS: Readonly<Record<string, (args: Args) => unknown>> = {
  coalesce: (args) => first(args, (value) => !isNothing(value)),
  coalescelist: (args) => first(args, (value) => listOf(value).length > 0),
  compact: ([list]) => listOf(list).filter((item) => item instanceof Future || !isNothing(item)),
  concat: (args) => args.flatMap(listOf),
  contains: ([list, value]) => listOf(list).some((item) => isSame(item, value)),
  distinct: ([list]) => [...new Set(listOf(list).map(textOf))],
  element,
  flatten: ([list]) => flat(list),
  index: position,
  join: ([separator, ...lists]) => lists.flatMap(listOf).map(textOf).join(textOf(separator)),
  keys: ([map]) => Object.keys(mapOf(map)).sort(),
  length: ([value]) => lengthOf(value),
  lookup: lookUp,
  lower: ([text]) => textOf(text).toLowerCase(),
  max: (args) => Math.max(...args.map(numberOf)),
  merge: (args) => Object.assign({}, ...args.filter((map) => map !== null).map(mapOf)),
  min: (args) => Math.min(...args.map(numberOf)),
  one,
  range: numbers,
  replace: replaced,
  reverse: ([list]) => [...listOf(list)].reverse(),
  slice: ([list, from, to]) => listOf(list).slice(numberOf(from), numberOf(to)),
  sort: ([list]) => listOf(list).map(textOf).sort(),
  split: ([separator, text]) => textOf(text).split(textOf(separator)),
  tolist: ([list]) => listOf(list),
  tomap: ([map]) => mapOf(map),
  tonumber: ([value]) => numberOf(value),
  toset: ([list]) => setOf(listOf(list)),
  tostring: ([value]) => (value === null ? null : textOf(value)),
  upper: ([text]) => textOf(text).toUpperCase(),
  values: ([map]) => entriesOf(mapOf(map)).map(([, value]) => value),
  zipmap: ([keys, values]) => {
    const all = listOf(values);
    return Object.fromEntries(listOf(keys).map((key, index) => [textOf(key), all[index]]));
  },
};
