/** Writes many files, on threads of its own where there are more than one. */
import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { refusal } from "./guarded";
import { HostError, type NamedText, type Writer } from "./host";
import { sha256 } from "./sha256";
import { writeText } from "./write-whole";

/** What a thread answers: a hash for each file, or why one could not be written. */
export type Written = { readonly hashes: readonly string[] } | { readonly refused: string };

/** `files` are named from `root`. */
export function writeAll(root: string, files: readonly NamedText[]): Written {
  const hashes: string[] = [];
  for (const { file, text } of files) {
    try {
      writeText(resolve(root, file), text);
    } catch (error) {
      return { refused: refusal(file, error) };
    }
    hashes.push(sha256(text));
  }
  return { hashes };
}

/** Threads that take turns; with none the caller's own writes. */
export class ThreadedWriter implements Writer {
  readonly #root: string;
  readonly #threads: number;
  readonly #workers: Worker[] = [];
  readonly #unfinished = new Set<Promise<unknown>>();
  #turn = 0;
  #closed = false;

  constructor(root: string, threads: number) {
    this.#root = root;
    this.#threads = threads;
  }

  async write(files: readonly NamedText[]): Promise<readonly string[]> {
    // Whoever closes it early is about to end the program.
    if (this.#closed) return new Promise(() => undefined);
    const asked = this.#threads === 0 ? writeAll(this.#root, files) : this.#ask(files);
    const written = await asked;
    if ("refused" in written) throw new HostError(written.refused);
    return written.hashes;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#unfinished);
    await Promise.all(this.#workers.splice(0).map((worker) => worker.terminate()));
  }

  /** A thread answers in the order in which it was asked. */
  #ask(files: readonly NamedText[]): Promise<Written> {
    const worker = this.#worker(this.#turn++ % this.#threads);
    const answer = new Promise<Written>((done, failed) => {
      const number = this.#turn;
      const onMessage = (message: { number: number; written: Written }) => {
        if (message.number !== number) return;
        worker.off("message", onMessage);
        worker.off("error", failed);
        done(message.written);
      };
      worker.on("message", onMessage);
      worker.once("error", failed);
      worker.postMessage({ number, root: this.#root, files });
    });
    this.#unfinished.add(answer);
    const forget = () => this.#unfinished.delete(answer);
    answer.then(forget, forget);
    return answer;
  }

  #worker(index: number): Worker {
    const worker = this.#workers[index] ?? new Worker(require.resolve("./write-worker"));
    this.#workers[index] = worker;
    return worker;
  }
}
