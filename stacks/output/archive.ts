/** Which text each slice of the plan gave, by hash, as the cache has it. */
import type { Host } from "../../src/host/host";
import type { PlannedStack } from "../../src/plan/planned/stack";
import type { StackCache } from "./stack-cache";

/** Hashes of the slice that a stack was made from and of the file that was written. */
interface Entry {
  readonly slice: string;
  readonly file: string;
}

const FILE = "written.json";

/** So many resources of a hub, which may have tens of thousands, are text at one time. */
const AT_A_TIME = 500;

export class Archive {
  readonly #host: Host;
  readonly #cache: StackCache;
  readonly #before: Readonly<Record<string, Entry>>;
  readonly #now = new Map<string, Entry>();

  constructor(host: Host, cache: StackCache) {
    this.#host = host;
    this.#cache = cache;
    this.#before = (cache.read(FILE) as Record<string, Entry> | undefined) ?? {};
  }

  /** The hash of a stack's slice of the plan. */
  sliceOf({ resources, ...head }: PlannedStack): string {
    return this.#host.hash(
      (function* () {
        yield JSON.stringify(head);
        for (let first = 0; first < resources.length; first += AT_A_TIME)
          yield JSON.stringify(resources.slice(first, first + AT_A_TIME));
      })(),
    );
  }

  /** The hash of the text that this slice gave; undefined where it is not known. */
  textOf(stack: string, slice: string): string | undefined {
    const entry = this.#before[stack];
    return entry?.slice === slice ? entry.file : undefined;
  }

  /** `file` is the hash of the text. */
  keep(stack: string, slice: string, file: string): void {
    this.#now.set(stack, { slice, file });
  }

  /** Writes down what was made. With `others`, what is known of stacks that this run left alone stays known. */
  save(others: boolean): void {
    this.#cache.write(FILE, { ...(others && this.#before), ...Object.fromEntries(this.#now) });
  }
}
