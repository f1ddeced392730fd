/** Which slice of the plan each file of the output was made from. */
import type { Host } from "../src/host/host";
import type { PlannedStack } from "../src/plan/planned/stack";
import { stackPath } from "./manifest";
import type { SealedFolder } from "./sealed-folder";

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
  readonly #out: string;
  readonly #folder: SealedFolder;
  readonly #before: Readonly<Record<string, Entry>>;
  readonly #now = new Map<string, Entry>();

  constructor(host: Host, out: string, folder: SealedFolder) {
    this.#host = host;
    this.#out = out;
    this.#folder = folder;
    this.#before = (folder.read(FILE) as Record<string, Entry> | undefined) ?? {};
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

  /** Whether the stack's file was made from this slice and is still what was written. */
  isCurrent(stack: string, slice: string): boolean {
    const entry = this.#before[stack];
    if (entry?.slice !== slice) return false;
    if (this.#host.hashOf(`${this.#out}/${stackPath(stack)}`) !== entry.file) return false;
    this.#now.set(stack, entry);
    return true;
  }

  /** `file` is the hash of what was written. */
  written(stack: string, slice: string, file: string): void {
    this.#now.set(stack, { slice, file });
  }

  /** Writes down what was made. With `others`, what is known of stacks that this run left alone stays known. */
  save(others: boolean): void {
    this.#folder.write(FILE, { ...(others && this.#before), ...Object.fromEntries(this.#now) });
  }
}
