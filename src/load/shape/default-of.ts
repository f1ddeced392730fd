/** What a setting is when no level says it. Levels are laid over one another first, so their shapes fill nothing in. */
import type { z } from "./zod";

/** Throws where the shape has no default: whoever asks has mistaken the key. */
export function defaultOf<S extends z.ZodType>(field: z.ZodOptional<S>): z.infer<S> {
  const { default: value } = field.meta() ?? {};
  if (value === undefined) throw new Error("the shape says no default here");
  return value as z.infer<S>;
}
