/**
 * What earlier runs of this generator left in the cache. It lies where no checkout can write, so its hash tells damage and
 * other generators, and not malice.
 */
import type { Cache, Host } from "../../src/host/host";

export class StackCache {
  readonly #host: Host;
  readonly #cache: Cache | undefined;
  readonly #generator: string;

  /** `generator` stands for everything that turns a plan into text: what another one left does not count. */
  constructor(host: Host, cache: Cache | undefined, generator: string) {
    this.#host = host;
    this.#cache = cache;
    this.#generator = generator;
  }

  /** Undefined when there is no such file, or not one that was written here. */
  read(name: string): unknown {
    const text = this.#cache?.read(name);
    const end = text?.indexOf("\n") ?? -1;
    if (text === undefined || text.slice(0, end) !== this.#seal(text.slice(end + 1))) return undefined;
    return JSON.parse(text.slice(end + 1));
  }

  /** The file begins with the hash of the generator and of what follows. */
  write(name: string, value: object): void {
    if (!this.#cache) return;
    const body = JSON.stringify(value);
    this.#cache.write(name, `${this.#seal(body)}\n${body}`);
  }

  #seal(body: string): string {
    return this.#host.hash(`${this.#generator}\n${body}`);
  }
}
