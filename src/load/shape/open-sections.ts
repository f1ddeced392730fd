/** Which sections several files may add to. This follows from the declared shape, so a new section is open from the start. */
import { configuration } from "./configuration";
import type { ConfigPath } from "./path";
import { branches } from "./shape-keys";
import { z } from "./zod";

/** `map`: files add to one another by name. `list`: each file adds its entries. */
export type OpenSection = "map" | "list";

/**
 * Undefined for what belongs to one file as a whole. Open is whatever holds named things or a list of things, and
 * whatever does nothing but group such sections: `services`, `expectations`, `connectivity`, a scope of `ipam`. A thing
 * that is named in a section, such as one account, is declared in one file.
 */
export function openSection(path: ConfigPath): OpenSection | undefined {
  let shape: z.ZodType | undefined = configuration;
  for (const [depth, step] of path.entries()) {
    if (!shape || (depth > 0 && !isGroup(shape) && !holdsThings(shape))) return undefined;
    shape = below(shape, step);
  }
  if (!shape) return undefined;
  if (path.length === 0 || isGroup(shape)) return "map";
  if (!holdsThings(shape)) return undefined;
  return shape instanceof z.ZodArray ? "list" : "map";
}

function below(shape: z.ZodType, step: string | number): z.ZodType | undefined {
  if (shape instanceof z.ZodObject) return bare(shape.shape[step] as z.ZodType | undefined);
  return shape instanceof z.ZodRecord ? bare(shape.valueType as z.ZodType) : undefined;
}

/** A map or a list whose values are maps of their own. */
function holdsThings(shape: z.ZodType): boolean {
  if (shape instanceof z.ZodRecord) return bare(shape.valueType as z.ZodType) instanceof z.ZodObject;
  return shape instanceof z.ZodArray && bare(shape.element as z.ZodType) instanceof z.ZodObject;
}

const groups = new WeakMap<z.ZodType, boolean>();

/** A map of sections, with at most single values beside them. */
function isGroup(shape: z.ZodType): boolean {
  if (!(shape instanceof z.ZodObject)) return false;
  const known = groups.get(shape);
  if (known !== undefined) return known;
  const members = Object.values(shape.shape).map((member) => bare(member as z.ZodType));
  const isSection = (member: z.ZodType | undefined) =>
    member !== undefined && (holdsThings(member) || isGroup(member));
  const group =
    members.some(isSection) && members.every((member) => isSection(member) || isSingleValue(member));
  groups.set(shape, group);
  return group;
}

function isSingleValue(shape: z.ZodType | undefined): boolean {
  return !(shape === undefined || shape instanceof z.ZodObject || isCollection(shape));
}

function isCollection(shape: z.ZodType): boolean {
  return shape instanceof z.ZodRecord || shape instanceof z.ZodArray;
}

/** Without wrappers; undefined for what may be of several kinds. */
function bare(shape: z.ZodType | undefined): z.ZodType | undefined {
  const [only, ...others] = shape ? branches(shape) : [];
  return others.length === 0 ? only : undefined;
}
