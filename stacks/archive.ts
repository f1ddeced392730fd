/**
 * What an earlier synthesis left in `.cadastre/` beside the output: which slice of the plan each file was made from,
 * and the templates of its shapes. All of it is safe to delete, and nothing of it is believed without its hash.
 */
import type { Host } from "../src/host/host";
import type { PlannedStack } from "../src/plan/planned/stack";
import { stackPath } from "./manifest";
import type { TemplateStore } from "./synthesizer";
import type { Template } from "./template";

/** Hashes of the slice that a stack was made from and of the file that was written. */
interface Entry {
  readonly slice: string;
  readonly file: string;
}

/** How many shapes are kept before those that were not of use are cleared away. */
const MOST_SHAPES = 500;

export class Archive implements TemplateStore {
  readonly #host: Host;
  readonly #out: string;
  readonly #folder: string;
  readonly #generator: string;
  readonly #before: Readonly<Record<string, Entry>>;
  readonly #now = new Map<string, Entry>();
  readonly #shapes = new Set<string>();

  /** `generator` stands for everything that turns a slice into text: with another one nothing here counts. */
  constructor(host: Host, out: string, generator: string) {
    this.#host = host;
    this.#out = out;
    this.#folder = archiveFolder(out);
    this.#generator = generator;
    this.#before = (this.#read("written.json") as Record<string, Entry> | undefined) ?? {};
  }

  /** The hash of a stack's slice of the plan. */
  sliceOf(planned: PlannedStack): string {
    return this.#host.hash(JSON.stringify(planned));
  }

  /** Whether the stack's file was made from this slice and is still what was written. */
  isCurrent(stack: string, slice: string): boolean {
    const entry = this.#before[stack];
    if (entry?.slice !== slice) return false;
    if (this.#host.hashOf(`${this.#out}/${stackPath(stack)}`) !== entry.file) return false;
    this.#now.set(stack, entry);
    return true;
  }

  written(stack: string, slice: string, text: string): void {
    this.#now.set(stack, { slice, file: this.#host.hash(text) });
  }

  /** Writes down what was made. With `others`, what is known of stacks that this run left alone stays known. */
  save(others: boolean): void {
    this.#write("written.json", { ...(others && this.#before), ...Object.fromEntries(this.#now) });
    const shapes = this.#host.listFolder(`${this.#folder}/shapes`);
    if (shapes.length <= MOST_SHAPES) return;
    for (const file of shapes)
      if (!this.#shapes.has(file)) this.#host.remove(`${this.#folder}/shapes/${file}`);
  }

  find(shape: string): Template | undefined {
    return this.#read(this.#shapeFile(shape)) as Template | undefined;
  }

  keep(shape: string, template: Template): void {
    this.#write(this.#shapeFile(shape), template);
  }

  #shapeFile(shape: string): string {
    const file = `${this.#host.hash(shape)}.json`;
    this.#shapes.add(file);
    return `shapes/${file}`;
  }

  /** Files begin with the hash of the generator and of what follows. */
  #read(name: string): unknown {
    const text = this.#host.readText(`${this.#folder}/${name}`);
    const end = text?.indexOf("\n") ?? -1;
    if (text === undefined || text.slice(0, end) !== this.#seal(text.slice(end + 1))) return undefined;
    return JSON.parse(text.slice(end + 1));
  }

  #write(name: string, value: object): void {
    const body = JSON.stringify(value);
    this.#host.writeText(`${this.#folder}/${name}`, `${this.#seal(body)}\n${body}`);
  }

  #seal(body: string): string {
    return this.#host.hash(`${this.#generator}\n${body}`);
  }
}

/** `.cadastre/cdktf.out` for `cdktf.out`: beside the output, since CDKTF tidies inside it. */
export function archiveFolder(out: string): string {
  const parts = out.replace(/\/+$/, "").split("/");
  const name = parts.pop() as string;
  return [...parts, ".cadastre", name].join("/");
}
