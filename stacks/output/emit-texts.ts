/** The texts of two versions' stacks without writing any, each made once and, where it is on disk already, not at all. */
import type { Cache, Host } from "../../src/host/host";
import type { PlannedStack } from "../../src/plan/planned/stack";
import type { OnStack } from "../extension/added";
import { extendedText } from "../extension/extended-text";
import { take } from "../take";
import { StackTexts } from "./stack-texts";

/** Texts by stack name. */
export type Texts = ReadonlyMap<string, string>;

/** Where an earlier synthesis may have left stacks, and the cache that says which of them are its own. */
export interface Earlier {
  readonly out: string;
  readonly cache: Cache | undefined;
}

/** The project's own code, as each version has it. */
export interface Codes {
  readonly before?: OnStack | undefined;
  readonly after?: OnStack | undefined;
}

/**
 * A stack that differs in nothing but the lines that asked for it has the later version's text in both: what a review
 * compares is the same, and its lines are those that the reader has before them.
 */
export function emitTexts(
  host: Host,
  before: readonly PlannedStack[],
  after: readonly PlannedStack[],
  { out, cache }: Earlier,
  codes: Codes = {},
): readonly [Texts, Texts] {
  const texts = new StackTexts(host, out, cache);
  const [is, was] = [new Map<string, string>(), new Map<string, string>()];
  /** Without what code adds, where that is not the text itself. */
  const plain = new Map<string, string>();
  for (const planned of after) {
    const stack = take(planned);
    const own = texts.of(stack);
    const extended = extendedText(stack, codes.after, () => own);
    if (extended !== undefined) plain.set(stack.name, own);
    is.set(stack.name, extended ?? own);
  }
  const known = new Map(after.map((stack) => [stack.name, stack]));
  for (const planned of before) {
    const stack = take(planned);
    const now = known.get(stack.name);
    const unchanged = now !== undefined && alike(stack, take(now));
    const later = plain.get(stack.name) ?? is.get(stack.name);
    const own = unchanged && later !== undefined ? later : texts.of(stack);
    was.set(stack.name, extendedText(stack, codes.before, () => own) ?? own);
  }
  return [was, is];
}

/** Whether two values are equal but for the places in the configuration that they come from. */
function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => alike(item, b[index]));
  const [keys, others] = [keysOf(a), keysOf(b)];
  return (
    keys.length === others.length &&
    keys.every((key) => alike((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}

function keysOf(value: object): string[] {
  return Object.keys(value).filter((key) => key !== "at");
}
