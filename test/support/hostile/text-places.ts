/** Every place where the shape of the configuration takes text that is not one of a few words. */
import type { z } from "../../../src/load/shape/zod";

/** A place by its path: `*` is any key of a map, `[]` any entry of a list. */
export interface TextPlace {
  readonly path: readonly string[];
  /** Whether the text is the last key of the path itself, and not the value there. */
  readonly isKey: boolean;
  /** The shapes that may stand there; a union has several. */
  readonly shapes: readonly z.ZodType[];
}

/** `accounts.*.tags.*`, or `key of accounts.*.tags.*`. */
export function nameOfPlace({ path, isKey }: TextPlace): string {
  return `${isKey ? "key of " : ""}${path.join(".")}`;
}

/** All text places of a shape, each once. Throws on a kind of shape that it does not know. */
export function textPlaces(shape: z.ZodType): TextPlace[] {
  const found = new Map<string, TextPlace & { shapes: z.ZodType[] }>();
  const add = (path: readonly string[], isKey: boolean, leaf: z.ZodType) => {
    const place = { path, isKey, shapes: [leaf] };
    const known = found.get(nameOfPlace(place));
    if (known) known.shapes.push(leaf);
    else found.set(nameOfPlace(place), place);
  };
  walk(shape, [], false, add);
  return [...found.values()];
}

type Add = (path: readonly string[], isKey: boolean, leaf: z.ZodType) => void;

/** What zod's own types leave open: the inner shapes of each kind. */
interface Definition {
  readonly type: string;
  readonly innerType: z.ZodType;
  readonly in: z.ZodType;
  readonly options: readonly z.ZodType[];
  readonly shape: Readonly<Record<string, z.ZodType>>;
  readonly keyType: z.ZodType;
  readonly valueType: z.ZodType;
  readonly element: z.ZodType;
}

/** Shapes of which every value is known, or is no text. */
const CLOSED: ReadonlySet<string> = new Set(["enum", "literal", "boolean", "number"]);

/** Shapes around one other shape. */
const WRAPPERS: ReadonlySet<string> = new Set(["optional", "nullable", "default", "prefault"]);

function walk(shape: z.ZodType, path: readonly string[], isKey: boolean, add: Add): void {
  const { type } = shape.def;
  if (type === "string" || type === "unknown") add(path, isKey, shape);
  else if (!CLOSED.has(type))
    for (const below of shapesBelow(shape, path)) walk(below.shape, below.path, below.isKey ?? isKey, add);
}

interface Below {
  readonly shape: z.ZodType;
  readonly path: readonly string[];
  readonly isKey?: boolean;
}

function shapesBelow(shape: z.ZodType, path: readonly string[]): Below[] {
  const definition = shape.def as unknown as Definition;
  const { type } = definition;
  if (WRAPPERS.has(type)) return [{ shape: definition.innerType, path }];
  if (type === "pipe") return [{ shape: definition.in, path }];
  if (type === "union") return definition.options.map((option) => ({ shape: option, path }));
  if (type === "array") return [{ shape: definition.element, path: [...path, "[]"] }];
  if (type === "record")
    return [
      { shape: definition.keyType, path: [...path, "*"], isKey: true },
      { shape: definition.valueType, path: [...path, "*"] },
    ];
  if (type === "object")
    return Object.entries(definition.shape).map(([key, member]) => ({ shape: member, path: [...path, key] }));
  throw new Error(`the shape at ${path.join(".")} is a ${type}, which has no rule here`);
}
