/** The texts of stacks without writing any: for comparing versions of which only one, or none, is on disk. */
import type { Host } from "../src/host/host";
import type { PlannedStack } from "../src/plan/planned/stack";
import { Archive } from "./archive";
import { generatorVersion } from "./generator";
import { Synthesizer } from "./synthesizer";
import { Workers } from "./workers";

export interface EmitOptions {
  /** The folder beside which earlier syntheses left the templates of their shapes. */
  readonly out: string;
  /** How many threads may make stacks. */
  readonly threads: number;
}

/** Texts by stack name. */
export type Texts = ReadonlyMap<string, string>;

/** The texts of several versions, one after the other, so that a later one finds the shapes of those before it. */
export async function emitTexts(
  host: Host,
  versions: readonly (readonly PlannedStack[])[],
  { out, threads }: EmitOptions,
): Promise<readonly Texts[]> {
  const workers = new Workers(threads);
  const synthesizer = new Synthesizer(workers.make, new Archive(host, out, generatorVersion(host)));
  try {
    const emitted: Texts[] = [];
    for (const stacks of versions) {
      const texts = await synthesizer.synthesize(stacks);
      emitted.push(new Map(stacks.map(({ name }, index) => [name, texts[index] as string])));
    }
    return emitted;
  } finally {
    await workers.close();
  }
}
