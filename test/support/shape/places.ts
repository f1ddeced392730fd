/** Walks a configuration beside its declared shape: which shape stands at each place, so that tests can change what is there. */

import { branches } from "../../../src/load/shape/shape-keys";
import type { z } from "../../../src/load/shape/zod";
import { z as zod } from "../../../src/load/shape/zod";

export interface ShapePlace {
  /** Keys and list positions, as in the configuration. */
  readonly path: readonly (string | number)[];
  /** The path with names from the configuration as `*` and list positions as `#`, the same in every configuration. */
  readonly pattern: string;
  readonly value: unknown;
  /** The branches of the shape that the value may be of, without wrappers. */
  readonly shapes: readonly z.ZodType[];
}

/** Every place of a value that the shape declares, outermost first. */
export function placesOf(shape: z.ZodType, value: unknown): ShapePlace[] {
  return walk({ path: [], pattern: "", value, shapes: branches(shape) });
}

function walk(place: ShapePlace): ShapePlace[] {
  const { value, shapes, path, pattern } = place;
  if (typeof value !== "object" || value === null) return [place];
  const isList = Array.isArray(value);
  const inner = Object.entries(value).flatMap(([key, below]) => {
    const found = shapes.flatMap((shape) => stepInto(shape, key));
    const [first] = found;
    if (!first) return [];
    const step = isList ? Number(key) : key;
    const name = `${pattern}${pattern && first.name !== "#" ? "." : ""}${first.name}`;
    return walk({
      path: [...path, step],
      pattern: name,
      value: below,
      shapes: found.map((one) => one.shape),
    });
  });
  return [place, ...inner];
}

function stepInto(shape: z.ZodType, key: string): { name: string; shape: z.ZodType }[] {
  const named = (name: string, below: z.ZodType) => branches(below).map((one) => ({ name, shape: one }));
  if (shape instanceof zod.ZodObject) return key in shape.shape ? named(key, shape.shape[key]) : [];
  if (shape instanceof zod.ZodRecord) return named("*", shape.valueType as z.ZodType);
  return shape instanceof zod.ZodArray ? named("#", shape.element as z.ZodType) : [];
}

/** The pattern of every place that a configuration of this shape may have. */
export function patternsOf(shape: z.ZodType, pattern = ""): string[] {
  const inner = branches(shape).flatMap((branch): string[] => {
    const dotted = (name: string) => `${pattern}${pattern ? "." : ""}${name}`;
    if (branch instanceof zod.ZodObject)
      return Object.entries(branch.shape).flatMap(([key, below]) =>
        patternsOf(below as z.ZodType, dotted(key)),
      );
    if (branch instanceof zod.ZodRecord) return patternsOf(branch.valueType as z.ZodType, dotted("*"));
    return branch instanceof zod.ZodArray ? patternsOf(branch.element as z.ZodType, `${pattern}#`) : [];
  });
  return [...new Set([pattern, ...inner])];
}
