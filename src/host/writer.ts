/** Writes many files, on threads of their own while others are being made. */
import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { HostError, type OnWritten, type Writer } from "./host";
import { type SlotFile, type WrittenSlot, writeSlot } from "./slot";

/** Texts go in as bytes at once, so that the strings they were made of are forgotten. */
const SLOT_BYTES = 1 << 20;

/** One is filled while another is being written. */
const SLOTS_OF_A_THREAD = 2;

/** It keeps no text, and so needs next to no heap. */
const SMALL = { maxYoungGenerationSizeMb: 4 };

interface Slot {
  readonly number: number;
  bytes: SharedArrayBuffer;
  used: number;
  files: SlotFile[];
}

export class SlotWriter implements Writer {
  readonly #root: string;
  readonly #onWritten: OnWritten;
  readonly #threads: number;
  readonly #workers: Worker[] = [];
  readonly #slots: readonly Slot[];
  readonly #free: Slot[];
  #filling: Slot | undefined;
  #refused: string | undefined;
  /** Called when a slot comes back. */
  #wake: () => void = () => undefined;
  #closed = false;

  /** Without threads the caller's own writes. */
  constructor(root: string, threads: number, onWritten: OnWritten) {
    this.#root = root;
    this.#onWritten = onWritten;
    this.#threads = threads;
    this.#slots = Array.from({ length: Math.max(threads * SLOTS_OF_A_THREAD, 1) }, (_, number) => ({
      number,
      bytes: new SharedArrayBuffer(SLOT_BYTES),
      used: 0,
      files: [],
    }));
    this.#free = [...this.#slots];
  }

  async write(file: string, text: string): Promise<void> {
    // Whoever closes it early is about to end the program.
    if (this.#closed) return new Promise(() => undefined);
    const length = Buffer.byteLength(text);
    const slot = await this.#slotWith(length);
    if (length > slot.bytes.byteLength) slot.bytes = new SharedArrayBuffer(length);
    Buffer.from(slot.bytes).write(text, slot.used);
    slot.used += length;
    slot.files.push({ file, path: resolve(this.#root, file), length });
  }

  async close(): Promise<void> {
    this.#closed = true;
    // What fits a slot is not worth starting a thread for.
    this.#send(this.#workers.length === 0);
    while (this.#free.length < this.#slots.length && this.#refused === undefined) await this.#slotComesBack();
    await Promise.all(this.#workers.splice(0).map((worker) => worker.terminate()));
    this.#throwRefusal();
  }

  async #slotWith(length: number): Promise<Slot> {
    if (this.#filling && this.#filling.used + length > this.#filling.bytes.byteLength)
      this.#send(this.#threads === 0);
    while (!this.#filling) {
      this.#throwRefusal();
      this.#filling = this.#free.shift();
      if (!this.#filling) await this.#slotComesBack();
    }
    return this.#filling;
  }

  #send(here: boolean): void {
    if (!this.#filling) return;
    const { number, bytes, files } = this.#filling;
    this.#filling = undefined;
    const filled = { slot: number, bytes, files };
    if (here) this.#takeBack(writeSlot(filled));
    else this.#worker(number % this.#threads).postMessage(filled);
  }

  #worker(thread: number): Worker {
    let worker = this.#workers[thread];
    if (!worker) {
      worker = new Worker(require.resolve("./write-worker"), { resourceLimits: SMALL });
      worker.on("message", (written: WrittenSlot) => this.#takeBack(written));
      worker.on("error", ({ message }) => this.#fail(message));
      this.#workers[thread] = worker;
    }
    return worker;
  }

  #takeBack({ slot: number, hashes, refused }: WrittenSlot): void {
    const slot = this.#slots[number] as Slot;
    for (const [index, hash] of hashes.entries()) this.#onWritten((slot.files[index] as SlotFile).file, hash);
    slot.used = 0;
    slot.files = [];
    if (slot.bytes.byteLength > SLOT_BYTES) slot.bytes = new SharedArrayBuffer(SLOT_BYTES);
    this.#free.push(slot);
    if (refused === undefined) this.#wake();
    else this.#fail(refused);
  }

  #fail(refused: string): void {
    this.#refused ??= refused;
    this.#wake();
  }

  #throwRefusal(): void {
    if (this.#refused !== undefined) throw new HostError(this.#refused);
  }

  #slotComesBack(): Promise<void> {
    return new Promise((resume) => {
      this.#wake = resume;
    });
  }
}
