/**
 * What an earlier synthesis left in `.cadastre/` beside the output. All of it is safe to delete, and nothing of it is
 * believed without its hash.
 */
import type { Host } from "../src/host/host";

export class SealedFolder {
  readonly #host: Host;
  readonly #folder: string;
  readonly #generator: string;

  /** `generator` stands for everything that turns a plan into text: with another one nothing here counts. */
  constructor(host: Host, out: string, generator: string) {
    this.#host = host;
    this.#folder = folderBeside(out);
    this.#generator = generator;
  }

  /** Undefined when there is no such file, or not one that was written here. */
  read(name: string): unknown {
    const text = this.#host.readText(`${this.#folder}/${name}`);
    const end = text?.indexOf("\n") ?? -1;
    if (text === undefined || text.slice(0, end) !== this.#seal(text.slice(end + 1))) return undefined;
    return JSON.parse(text.slice(end + 1));
  }

  /** The file begins with the hash of the generator and of what follows. */
  write(name: string, value: object): void {
    const body = JSON.stringify(value);
    this.#host.writeText(`${this.#folder}/${name}`, `${this.#seal(body)}\n${body}`);
  }

  #seal(body: string): string {
    return this.#host.hash(`${this.#generator}\n${body}`);
  }
}

/** `.cadastre/cdktf.out` for `cdktf.out`: beside the output, since CDKTF tidies inside it. */
function folderBeside(out: string): string {
  const parts = out.replace(/\/+$/, "").split("/");
  const name = parts.pop() as string;
  return [...parts, ".cadastre", name].join("/");
}
