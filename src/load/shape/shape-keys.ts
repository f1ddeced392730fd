/** Which shapes and which keys a configuration may have at a path. */
import type { ConfigPath } from "./path";
import { z } from "./zod";

/** The keys of the object shape that stands at `path`; of a union, those of the branch that fits the value there. */
export function knownKeys(shape: z.ZodType, path: ConfigPath, value: unknown): string[] {
  let current = value;
  for (const step of path) current = (current as Record<string | number, unknown> | undefined)?.[step];
  const kind = (current as { type?: unknown } | undefined)?.type;
  const objects = shapesAt(shape, path)
    .flatMap(branches)
    .filter((s): s is z.ZodObject => s instanceof z.ZodObject);
  const fitting = objects.filter((o) => {
    const discriminator = o.shape.type;
    return !(discriminator instanceof z.ZodLiteral) || discriminator.values.has(kind as string);
  });
  return [...new Set((fitting.length > 0 ? fitting : objects).flatMap((o) => Object.keys(o.shape)))];
}

/** The shapes that may stand at a path. */
export function shapesAt(shape: z.ZodType, path: ConfigPath): z.ZodType[] {
  let shapes: z.ZodType[] = [shape];
  for (const step of path) shapes = shapes.flatMap((s) => below(s, step));
  return shapes;
}

function below(shape: z.ZodType, step: string | number): z.ZodType[] {
  return branches(shape).flatMap((branch): z.ZodType[] => {
    if (branch instanceof z.ZodObject) {
      const child = branch.shape[step] as z.ZodType | undefined;
      return child ? [child] : [];
    }
    if (branch instanceof z.ZodRecord) return [branch.valueType as z.ZodType];
    if (branch instanceof z.ZodArray) return [branch.element as z.ZodType];
    return [];
  });
}

const WRAPPERS = [z.ZodOptional, z.ZodNullable, z.ZodDefault, z.ZodPrefault];

/** A shape without its wrappers: what an optional, a default or a union may be. */
export function branches(shape: z.ZodType): z.ZodType[] {
  if (WRAPPERS.some((wrapper) => shape instanceof wrapper))
    return branches((shape as z.ZodOptional).unwrap() as z.ZodType);
  if (shape instanceof z.ZodPipe) return branches(shape.in as z.ZodType);
  if (shape instanceof z.ZodUnion) return (shape.options as z.ZodType[]).flatMap(branches);
  return [shape];
}
