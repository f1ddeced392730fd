/** The texts of two versions' stacks without writing any, each made once and, where it is on disk already, not at all. */
import type { Host } from "../src/host/host";
import type { PlannedStack } from "../src/plan/planned/stack";
import { Archive } from "./archive";
import { generatorVersion } from "./generator";
import { stackPath } from "./manifest";
import { Synthesizer } from "./synthesizer";
import { Workers } from "./workers";

export interface EmitOptions {
  /** The folder in which an earlier synthesis may have left stacks, and beside it the templates of their shapes. */
  readonly out: string;
  /** How many threads may make stacks. */
  readonly threads: number;
}

/** Texts by stack name. */
export type Texts = ReadonlyMap<string, string>;

/**
 * A stack that differs in nothing but the lines that asked for it has the later version's text in both: what a review
 * compares is the same, and its lines are those that the reader has before them.
 */
export async function emitTexts(
  host: Host,
  before: readonly PlannedStack[],
  after: readonly PlannedStack[],
  { out, threads }: EmitOptions,
): Promise<readonly [Texts, Texts]> {
  const workers = new Workers(threads);
  const archive = new Archive(host, out, generatorVersion(host));
  const synthesizer = new Synthesizer(workers.make, archive);
  try {
    const [is, was] = [new Map<string, string>(), new Map<string, string>()];
    const stale = after.filter((stack) => {
      if (!archive.isCurrent(stack.name, archive.sliceOf(stack))) return true;
      is.set(stack.name, host.readText(`${out}/${stackPath(stack.name)}`) ?? "");
      return false;
    });
    await make(synthesizer, stale, is);
    const known = new Map(after.map((stack) => [stack.name, stack]));
    const changed = before.filter((stack) => {
      const now = known.get(stack.name);
      if (!now || !alike(stack, now)) return true;
      was.set(stack.name, is.get(stack.name) as string);
      return false;
    });
    await make(synthesizer, changed, was);
    return [was, is];
  } finally {
    await workers.close();
  }
}

async function make(
  synthesizer: Synthesizer,
  stacks: readonly PlannedStack[],
  texts: Map<string, string>,
): Promise<void> {
  const made = await synthesizer.synthesize(stacks);
  for (const [index, { name }] of stacks.entries()) texts.set(name, made[index] as string);
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
