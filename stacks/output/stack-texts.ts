/** The texts of a plan's stacks, without writing any: read where they lie in the output folder already, or else made. */
import type { Cache, Host } from "../../src/host/host";
import type { PlannedStack } from "../../src/plan/planned/stack";
import type { OnStack } from "../extension/added";
import { extendedText } from "../extension/extended-text";
import { type Json, lacking } from "../extension/json";
import { Archive } from "./archive";
import { generatorVersion } from "./generator";
import { KnownShapes } from "./known-shapes";
import { stackPath } from "./manifest";
import { StackCache } from "./stack-cache";
import { Synthesizer } from "./synthesizer";

/** What a file in the output folder is: this stack's text, all that is planned and more, some other text, or not there. */
export type Found = { readonly text: string } | "more" | "different" | "missing";

export class StackTexts {
  readonly #host: Host;
  readonly #out: string;
  readonly #archive: Archive;
  readonly #synthesizer: Synthesizer;

  /** Without a cache every text is made. */
  constructor(host: Host, out: string, cache: Cache | undefined) {
    const kept = new StackCache(host, cache, generatorVersion(host));
    this.#host = host;
    this.#out = out;
    this.#archive = new Archive(host, kept);
    this.#synthesizer = new Synthesizer(new KnownShapes(host, kept));
  }

  /** A stack's text. What lies in the output folder is taken only if its hash is the one in the cache. */
  of(stack: PlannedStack): string {
    const expected = this.#archive.textOf(stack.name, this.#archive.sliceOf(stack));
    const text = expected === undefined ? undefined : this.#read(stack.name);
    const isKnown = text !== undefined && this.#host.hash(text) === expected;
    return isKnown ? text : this.#synthesizer.synthesize(stack);
  }

  /** What lies in the output folder for a stack, held to the stack's text with what the project's code adds. */
  found(stack: PlannedStack, onStack?: OnStack): Found {
    const text = this.#read(stack.name);
    if (text === undefined) return "missing";
    const extended = extendedText(stack, onStack, (plain) => this.#synthesizer.synthesize(plain));
    if (extended !== undefined) return text === extended ? { text } : "different";
    const expected = this.#archive.textOf(stack.name, this.#archive.sliceOf(stack));
    const isSame =
      expected === undefined
        ? text === this.#synthesizer.synthesize(stack)
        : this.#host.hash(text) === expected;
    if (isSame) return { text };
    return isMore(this.#synthesizer.synthesize(stack), text) ? "more" : "different";
  }

  /** A link is not followed: what it leads to was not written here, and may have no end. */
  #read(stack: string): string | undefined {
    const file = `${this.#out}/${stackPath(stack)}`;
    return this.#host.kindOf(file) === "file" ? this.#host.readText(file) : undefined;
  }
}

/** Whether a text has everything of a stack, and so was made by somebody who added to it. */
function isMore(planned: string, text: string): boolean {
  try {
    return lacking(JSON.parse(planned) as Json, Object(JSON.parse(text)) as Json) === undefined;
  } catch {
    return false;
  }
}
