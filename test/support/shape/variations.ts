/** One change at one place of a configuration, of every kind that the declared shape lets a person make. */
import { shapesAt } from "../../../src/load/shape/shape-keys";
import { z } from "../../../src/load/shape/zod";
import { placesOf, type ShapePlace } from "./places";

export interface Variation {
  readonly path: ShapePlace["path"];
  /** What is done there, for the name of a failure: `doubled`, `absent`, `= 251`. */
  readonly change: string;
  readonly configuration: unknown;
}

/** What one change puts in a place: a value, or an edit of what holds it. */
interface Change {
  readonly change: string;
  readonly edit: (holder: Record<string | number, unknown>, key: string | number) => void;
}

/** Every variation of a configuration, outermost place first. Of places with one pattern, two stand for all. */
export function* variationsOf(shape: z.ZodType, configuration: unknown): Generator<Variation> {
  const seen = new Map<string, number>();
  for (const place of placesOf(shape, configuration).slice(1)) {
    const times = (seen.get(place.pattern) ?? 0) + 1;
    seen.set(place.pattern, times);
    if (times > 2) continue;
    for (const { change, edit } of changesAt(shape, place, configuration)) {
      const copy = structuredClone(configuration);
      edit(holderOf(copy, place.path), place.path.at(-1) as string | number);
      yield { path: place.path, change, configuration: copy };
    }
  }
}

function holderOf(value: unknown, path: ShapePlace["path"]) {
  type Holder = Record<string | number, unknown>;
  return path.slice(0, -1).reduce((under, step) => under[step] as Holder, value as Holder);
}

function changesAt(shape: z.ZodType, place: ShapePlace, configuration: unknown): Change[] {
  const inList = Array.isArray(holderOf(configuration, place.path));
  const values = place.shapes.flatMap((one) => otherValues(one, place.value));
  return [
    ...(inList ? [doubled, { ...absent, change: "taken out" }] : [absent]),
    ...(isKeyOfMap(shape, place.path) ? longerNames(place.path.at(-1) as string) : []),
    ...[...new Map(values.map((value) => [JSON.stringify(value), value])).values()].map(put),
  ];
}

const doubled: Change = {
  change: "doubled",
  edit: (holder, key) =>
    (holder as unknown as unknown[]).splice(Number(key), 0, structuredClone(holder[key])),
};

const absent: Change = {
  change: "absent",
  edit: (holder, key) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  },
};

function put(value: unknown): Change {
  const text = JSON.stringify(value);
  return {
    change: `= ${text.length > 60 ? `${text.slice(0, 30)}… (${text.length} characters)` : text}`,
    edit: (holder, key) => {
      holder[key] = value;
    },
  };
}

const isKeyOfMap = (shape: z.ZodType, path: ShapePlace["path"]) =>
  shapesAt(shape, path.slice(0, -1)).some((one) => unwrapped(one) instanceof z.ZodRecord);

function unwrapped(shape: z.ZodType): z.ZodType {
  return shape instanceof z.ZodOptional ? unwrapped(shape.unwrap() as z.ZodType) : shape;
}

/** 63 characters are the most that a name may have. */
function longerNames(name: string): Change[] {
  return [63, 64].map((length) => ({
    change: `named with ${length} characters`,
    edit: (holder, key) => {
      const kept = holder[key];
      delete holder[key];
      holder[name + "x".repeat(Math.max(0, length - name.length))] = kept;
    },
  }));
}

/** What else may stand here by the shape, at its limits and one beyond. */
function otherValues(shape: z.ZodType, value: unknown): unknown[] {
  if (shape instanceof z.ZodBoolean) return typeof value === "boolean" ? [!value] : [true, false];
  if (shape instanceof z.ZodEnum) return shape.options.filter((one) => one !== value);
  if (shape instanceof z.ZodLiteral) return [...shape.values].filter((one) => one !== value);
  if (shape instanceof z.ZodNumber) return numbersAround(shape, value);
  if (shape instanceof z.ZodArray) return [[]];
  if (shape instanceof z.ZodRecord) return [{}];
  return typeof value === "string" ? textsAround(shape, value) : [];
}

function numbersAround(shape: z.ZodNumber, value: unknown): unknown[] {
  const finite = (bound: number | null) => bound !== null && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
  const bounds = [shape.minValue, shape.maxValue].filter(finite) as number[];
  const near = bounds.flatMap((bound) => [bound - 1, bound, bound + 1]);
  const beside = typeof value === "number" ? [value - 1, value + 1, value + 0.5] : [];
  return [...new Set([...near, ...beside, 0, -1, 4294967295, 4294967296])].filter((one) => one !== value);
}

/** Texts that are longer and longer, none, and each kind of address that may be written where another is meant. */
function textsAround(shape: z.ZodType, value: string): unknown[] {
  const longest = shape instanceof z.ZodString ? shape.maxLength : null;
  const lengths = [
    ...(longest === null ? [] : [longest, longest + 1]),
    63,
    64,
    128,
    129,
    253,
    256,
    257,
    1025,
  ];
  const last = value.slice(-1) || "x";
  const long = lengths
    .filter((length) => length > value.length)
    .map((length) => value + last.repeat(length - value.length));
  return ["", ` ${value}`, value.toUpperCase(), ...long, ...addressesFor(value)].filter(
    (one) => one !== value,
  );
}

function addressesFor(value: string): string[] {
  if (/^\d+\.\d+\.\d+\.\d+\/\d+$/.test(value)) {
    const [address] = value.split("/");
    const sizes = [0, 1, 8, 15, 16, 17, 27, 28, 29, 31, 32, 33].map((length) => `${address}/${length}`);
    return [
      ...sizes,
      "0.0.0.0/0",
      "127.0.0.0/8",
      "169.254.0.0/16",
      "172.17.0.0/16",
      "224.0.0.0/4",
      "fd00::/8",
    ];
  }
  if (/^\d+\.\d+\.\d+\.\d+$/.test(value)) {
    return [
      "0.0.0.0",
      "127.0.0.1",
      "169.254.169.254",
      "224.0.0.1",
      "255.255.255.255",
      "10.1.0.0",
      "::1",
      "1.2.3",
    ];
  }
  return [];
}
