/** Writes stacks and manifest where CDKTF looks for them, what has changed alone, and removes stacks that are gone. */
import type { Host, NamedText, Writer } from "../src/host/host";
import type { PlannedStack } from "../src/plan/planned/stack";
import { Archive } from "./archive";
import { generatorVersion } from "./generator";
import { KnownShapes } from "./known-shapes";
import { manifestText, stackPath } from "./manifest";
import { SealedFolder } from "./sealed-folder";
import { Synthesizer } from "./synthesizer";

export interface WriteOptions {
  /** Makes these stacks alone; the others are left as they are. */
  readonly only?: readonly string[];
  /** How many threads there may be: one makes stacks, the others write them. */
  readonly threads: number;
  /** Told from time to time how many stacks are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** How many stacks were made, and how many were as they should be. */
export interface Written {
  readonly made: number;
  readonly kept: number;
}

export async function writeStacks(
  host: Host,
  stacks: readonly PlannedStack[],
  out: string,
  { only, threads, onProgress }: WriteOptions,
): Promise<Written> {
  const wanted = only && new Set(only);
  const chosen = wanted ? stacks.filter(({ name }) => wanted.has(name)) : stacks;
  const folder = new SealedFolder(host, out, generatorVersion(host));
  const archive = new Archive(host, out, folder);
  const shapes = new KnownShapes(host, folder);
  const writer = host.writer(threads);
  let made = 0;
  try {
    const batches = new Batches(writer, archive, threads);
    const synthesizer = new Synthesizer(shapes);
    for (const [done, planned] of chosen.entries()) {
      // Resources are made when they are asked for, so they are taken once, and forgotten with the stack.
      const stack = { ...planned };
      const slice = archive.sliceOf(stack);
      if (!archive.isCurrent(stack.name, slice)) {
        const file = `${out}/${stackPath(stack.name)}`;
        await batches.add({ stack: stack.name, slice, file, text: synthesizer.synthesize(stack) });
        made++;
      }
      if (done % 32 === 0) {
        onProgress?.(done, chosen.length);
        await host.pause();
      }
    }
    await batches.finish();
  } finally {
    await writer.close();
  }
  if (!only) removeOthers(host, stacks, out);
  archive.save(only !== undefined);
  shapes.save();
  // The manifest comes last: whoever finds it finds everything it names.
  const listed = only
    ? stacks.filter(({ name }) => host.sizeOf(`${out}/${stackPath(name)}`) !== undefined)
    : stacks;
  host.writeText(`${out}/manifest.json`, manifestText(listed));
  return { made, kept: chosen.length - made };
}

interface MadeStack extends NamedText {
  readonly stack: string;
  readonly slice: string;
}

/** A batch has about so many characters: enough that passing it on costs little, and few enough to be forgotten soon. */
const BATCH = 1_000_000;

/** Hands what is made to the writer, and lets it fall behind by a few batches at most, so that memory stays flat. */
class Batches {
  readonly #writer: Writer;
  readonly #archive: Archive;
  readonly #most: number;
  readonly #underWay: Promise<void>[] = [];
  #batch: MadeStack[] = [];
  #length = 0;

  constructor(writer: Writer, archive: Archive, threads: number) {
    this.#writer = writer;
    this.#archive = archive;
    this.#most = 2 * threads;
  }

  async add(made: MadeStack): Promise<void> {
    this.#batch.push(made);
    this.#length += made.text.length;
    if (this.#length >= BATCH) await this.#send();
  }

  async finish(): Promise<void> {
    await this.#send();
    await Promise.all(this.#underWay);
  }

  async #send(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    this.#length = 0;
    const writing = this.#write(batch);
    // A failure is told to whoever waits next, and is nobody's until then.
    writing.catch(() => undefined);
    this.#underWay.push(writing);
    if (this.#underWay.length > this.#most) await this.#underWay.shift();
  }

  async #write(batch: readonly MadeStack[]): Promise<void> {
    const hashes = await this.#writer.write(batch.map(({ file, text }) => ({ file, text })));
    for (const [index, { stack, slice }] of batch.entries())
      this.#archive.written(stack, slice, hashes[index] as string);
  }
}

function removeOthers(host: Host, stacks: readonly PlannedStack[], out: string): void {
  const names = new Set(stacks.map(({ name }) => name));
  for (const folder of host.listFolder(`${out}/stacks`)) {
    if (!names.has(folder)) host.remove(`${out}/stacks/${folder}`);
  }
}
