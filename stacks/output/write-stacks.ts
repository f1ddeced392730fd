/** Writes stacks and manifest where CDKTF looks for them, and of the stacks only those that have changed. */
import type { Cache, Host } from "../../src/host/host";
import type { PlannedStack } from "../../src/plan/planned/stack";
import type { OnStack } from "../extension/added";
import { extendedText } from "../extension/extended-text";
import { take } from "../take";
import { Archive } from "./archive";
import { generatorVersion } from "./generator";
import { KnownShapes } from "./known-shapes";
import { manifestText, stackPath } from "./manifest";
import { StackCache } from "./stack-cache";
import { Synthesizer } from "./synthesizer";

export interface WriteOptions {
  /** Makes these stacks alone; the others are left as they are. */
  readonly only?: readonly string[];
  /** Without one, every stack is made. */
  readonly cache: Cache | undefined;
  /** How many threads there may be: one makes stacks, the others write them. */
  readonly threads: number;
  /** The project's own code, asked about every stack that is made. */
  readonly onStack?: OnStack | undefined;
  /** Told from time to time how many stacks are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** How many stacks were made, and how many were as they should be. */
export interface Written {
  readonly made: number;
  readonly kept: number;
}

/** So many stacks are made between two moments in which signals and streams have their turn. */
const BETWEEN_PAUSES = 32;

export async function writeStacks(
  host: Host,
  stacks: readonly PlannedStack[],
  out: string,
  { only, threads, cache, onStack, onProgress }: WriteOptions,
): Promise<Written> {
  const wanted = only && new Set(only);
  const chosen = wanted ? stacks.filter(({ name }) => wanted.has(name)) : stacks;
  const kept = new StackCache(host, cache, generatorVersion(host));
  const archive = new Archive(host, kept);
  const shapes = new KnownShapes(host, kept);
  const synthesizer = new Synthesizer(shapes);
  const underWay = new Map<string, { readonly name: string; readonly slice: string }>();
  const writer = host.writer(threads, (file, hash) => {
    const written = underWay.get(file);
    if (written) archive.keep(written.name, written.slice, hash);
    underWay.delete(file);
  });
  let made = 0;
  try {
    for (const [done, planned] of chosen.entries()) {
      // Resources are made when they are asked for, so they are taken once, and forgotten with the stack.
      const stack = take(planned);
      const slice = archive.sliceOf(stack);
      const { name } = stack;
      const file = `${out}/${stackPath(name)}`;
      const extended = extendedText(stack, onStack, (plain) => synthesizer.synthesize(plain));
      const expected = archive.textOf(name, slice);
      // What code adds is not known by the slice, so the cache has nothing of it.
      if (extended !== undefined) {
        await writer.write(file, extended);
        made++;
      } else if (expected !== undefined && isFileWith(host, file, expected))
        archive.keep(name, slice, expected);
      else {
        underWay.set(file, { name, slice });
        await writer.write(file, synthesizer.synthesize(stack));
        made++;
      }
      if (done % BETWEEN_PAUSES === 0) {
        onProgress?.(done, chosen.length);
        await host.pause();
      }
    }
  } finally {
    await writer.close();
  }
  archive.save(only !== undefined);
  shapes.save();
  // The manifest comes last: whoever finds it finds everything it names.
  const listed = only
    ? stacks.filter(({ name }) => host.kindOf(`${out}/${stackPath(name)}`) === "file")
    : stacks;
  host.writeText(`${out}/manifest.json`, manifestText(listed));
  return { made, kept: chosen.length - made };
}

/** A link is replaced wherever it leads to. */
function isFileWith(host: Host, file: string, hash: string): boolean {
  return host.kindOf(file) === "file" && host.hashOf(file) === hash;
}
