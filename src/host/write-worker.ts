/** A thread that writes files: batches come in as messages, what became of each goes out. */
import { parentPort } from "node:worker_threads";
import type { NamedText } from "./host";
import { writeAll } from "./writer";

interface Batch {
  readonly number: number;
  readonly root: string;
  readonly files: readonly NamedText[];
}

parentPort?.on("message", ({ number, root, files }: Batch) => {
  parentPort?.postMessage({ number, written: writeAll(root, files) });
});
