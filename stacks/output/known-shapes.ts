/** Templates by shape: those of this run, and those that were of use in earlier ones. */
import type { Host } from "../../src/host/host";
import type { Template } from "../templates/template";
import type { StackCache } from "./stack-cache";
import type { Shapes } from "./synthesizer";

/** Null where a shape cannot be filled in. */
type Kept = Template | null;

const FILE = "shapes.json";

/** An organisation has some hundreds of shapes. Where every resource has its own, none is used twice. */
const MOST_SHAPES = 4096;

export class KnownShapes implements Shapes {
  readonly #host: Host;
  readonly #cache: StackCache;
  readonly #templates = new Map<string, Kept>();
  /** What was used more than once, or in an earlier run: worth keeping for the next one. */
  readonly #useful = new Set<string>();
  #before: Readonly<Record<string, Kept>> | undefined;
  #hasNew = false;

  constructor(host: Host, cache: StackCache) {
    this.#host = host;
    this.#cache = cache;
  }

  find(key: string): Kept | undefined {
    const known = this.#templates.get(key);
    const template = known === undefined ? this.#fromBefore(key) : known;
    if (template !== undefined) this.#useful.add(key);
    return template;
  }

  keep(key: string, template: Kept): void {
    if (this.#templates.size >= MOST_SHAPES) this.#forgetUseless();
    this.#templates.set(key, template);
    this.#hasNew = true;
  }

  /** Writes down what is worth it, if there is anything that is not written yet. */
  save(): void {
    if (!this.#hasNew) return;
    const useful = [...this.#useful].map((key) => [this.#host.hash(key), this.#templates.get(key)]);
    const all = { ...this.#before, ...Object.fromEntries(useful) };
    this.#cache.write(FILE, Object.keys(all).length > MOST_SHAPES ? Object.fromEntries(useful) : all);
  }

  #fromBefore(key: string): Kept | undefined {
    this.#before ??= (this.#cache.read(FILE) as Record<string, Kept> | undefined) ?? {};
    const template = this.#before[this.#host.hash(key)];
    if (template !== undefined) this.#templates.set(key, template);
    return template;
  }

  #forgetUseless(): void {
    for (const key of this.#templates.keys()) if (!this.#useful.has(key)) this.#templates.delete(key);
    if (this.#templates.size < MOST_SHAPES) return;
    this.#templates.clear();
    this.#useful.clear();
  }
}
