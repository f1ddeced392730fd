/** The shape of one diagnostic code's entry: its severity and its words, with `{placeholders}` for the facts. */
import type { Severity } from "../facts";

export interface CodeEntry {
  readonly severity: Severity;
  /** What is wrong, as one sentence without a full stop. */
  readonly message: string;
  /** Why it matters: what AWS, Terraform or a colleague would do with it. */
  readonly why: string;
  /** What to do next. `{suggestion}` holds a did-you-mean or nothing. */
  readonly help: string;
  /** The page a rule comes from, when the rule is somebody else's. */
  readonly source?: string;
}

/** The names in braces of a template, so that the compiler asks for each of them. */
export type Placeholders<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** Keeps the literal templates of a group of entries while checking their shape. */
export function codes<const Entries extends Record<string, CodeEntry>>(entries: Entries): Entries {
  return entries;
}
