/** Has CDKTF make stacks, on as many threads as are worth starting. */
import { Worker } from "node:worker_threads";
import type { PlannedStack } from "../src/plan/planned/stack";
import type { Make } from "./synthesizer";

/** A thread first has to load CDKTF, which takes as long as about this many stacks. */
const WORTH_A_THREAD = 32;

/** Makes stacks on up to `threads` threads, which are started when there is enough to do, until it is closed. */
export class Workers {
  readonly #threads: number;
  readonly #workers: Worker[] = [];

  constructor(threads: number) {
    this.#threads = threads;
  }

  readonly make: Make = async (stacks) => {
    const threads = Math.min(this.#threads, Math.floor(stacks.length / WORTH_A_THREAD));
    if (threads < 2) {
      // CDKTF is loaded only here, so that who needs none of it does not wait for it.
      const { synthesizeStack } = await import("./synthesize");
      return stacks.map(synthesizeStack);
    }
    const share = Math.ceil(stacks.length / threads);
    const shares = Array.from({ length: threads }, (_, i) => stacks.slice(i * share, (i + 1) * share));
    const texts = await Promise.all(shares.map((own, index) => ask(this.#worker(index), own)));
    return texts.flat();
  };

  async close(): Promise<void> {
    await Promise.all(this.#workers.splice(0).map((worker) => worker.terminate()));
  }

  #worker(index: number): Worker {
    const worker = this.#workers[index] ?? new Worker(require.resolve("./worker"));
    this.#workers[index] = worker;
    return worker;
  }
}

function ask(worker: Worker, stacks: readonly PlannedStack[]): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.once("message", (texts: readonly string[]) => {
      worker.off("error", reject);
      resolve(texts);
    });
    worker.postMessage(stacks);
  });
}
