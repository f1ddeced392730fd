/** The texts of two versions' stacks without writing any, each made once and, where it is on disk already, not at all. */
import type { Cache, Host } from "../src/host/host";
import type { PlannedStack } from "../src/plan/planned/stack";
import { StackTexts } from "./stack-texts";
import { take } from "./take";

/** Texts by stack name. */
export type Texts = ReadonlyMap<string, string>;

/** Where an earlier synthesis may have left stacks, and the cache that says which of them are its own. */
export interface Earlier {
  readonly out: string;
  readonly cache: Cache | undefined;
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
): readonly [Texts, Texts] {
  const texts = new StackTexts(host, out, cache);
  const [is, was] = [new Map<string, string>(), new Map<string, string>()];
  for (const planned of after) {
    const stack = take(planned);
    is.set(stack.name, texts.of(stack));
  }
  const known = new Map(after.map((stack) => [stack.name, stack]));
  for (const planned of before) {
    const stack = take(planned);
    const now = known.get(stack.name);
    const unchanged = now !== undefined && alike(stack, take(now));
    was.set(stack.name, unchanged ? (is.get(stack.name) as string) : texts.of(stack));
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
