/** Writes stacks and manifest where CDKTF looks for them, what has changed alone, and removes stacks that are gone. */
import type { Host } from "../src/host/host";
import type { PlannedStack } from "../src/plan/planned/stack";
import { Archive } from "./archive";
import { generatorVersion } from "./generator";
import { manifestText, stackPath } from "./manifest";
import { Synthesizer } from "./synthesizer";
import { Workers } from "./workers";

export interface WriteOptions {
  /** Makes these stacks alone; the others are left as they are. */
  readonly only?: readonly string[];
  /** How many threads may make stacks. */
  readonly threads: number;
  /** Told from time to time how many stacks are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** How many stacks were made, and how many were as they should be. */
export interface Written {
  readonly made: number;
  readonly kept: number;
}

/** Stacks are made, written and forgotten in batches, so that memory does not grow with the organisation. */
const BATCH = 128;

export async function writeStacks(
  host: Host,
  stacks: readonly PlannedStack[],
  out: string,
  { only, threads, onProgress }: WriteOptions,
): Promise<Written> {
  const wanted = only && new Set(only);
  const chosen = wanted ? stacks.filter(({ name }) => wanted.has(name)) : stacks;
  const archive = new Archive(host, out, generatorVersion(host));
  const workers = new Workers(threads);
  const synthesizer = new Synthesizer(workers.make, archive);
  let made = 0;
  try {
    for (let first = 0; first < chosen.length; first += BATCH) {
      const batch = chosen.slice(first, first + BATCH);
      made += await writeBatch(host, batch, out, archive, synthesizer);
      onProgress?.(first + batch.length, chosen.length);
      await host.pause();
    }
  } finally {
    await workers.close();
  }
  if (!only) removeOthers(host, stacks, out);
  archive.save(only !== undefined);
  // The manifest comes last: whoever finds it finds everything it names.
  const listed = only
    ? stacks.filter(({ name }) => host.sizeOf(`${out}/${stackPath(name)}`) !== undefined)
    : stacks;
  host.writeText(`${out}/manifest.json`, manifestText(listed));
  return { made, kept: chosen.length - made };
}

/** Answers how many stacks of the batch had changed. */
async function writeBatch(
  host: Host,
  batch: readonly PlannedStack[],
  out: string,
  archive: Archive,
  synthesizer: Synthesizer,
): Promise<number> {
  const changed = batch
    .map((planned) => ({ planned, slice: archive.sliceOf(planned) }))
    .filter(({ planned, slice }) => !archive.isCurrent(planned.name, slice));
  const texts = await synthesizer.synthesize(changed.map(({ planned }) => planned));
  for (const [index, { planned, slice }] of changed.entries()) {
    const text = texts[index] as string;
    host.writeText(`${out}/${stackPath(planned.name)}`, text);
    archive.written(planned.name, slice, text);
  }
  return changed.length;
}

function removeOthers(host: Host, stacks: readonly PlannedStack[], out: string): void {
  const names = new Set(stacks.map(({ name }) => name));
  for (const folder of host.listFolder(`${out}/stacks`)) {
    if (!names.has(folder)) host.remove(`${out}/stacks/${folder}`);
  }
}
