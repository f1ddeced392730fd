/** A thread that writes files: filled slots come in as messages, what became of them goes out. */
import { parentPort } from "node:worker_threads";
import { type FilledSlot, writeSlot } from "./slot";

parentPort?.on("message", (filled: FilledSlot) => parentPort?.postMessage(writeSlot(filled)));
