/** What the mistakes told so far make doubtful, so that a later stage tells only what does not stand on one of them. */
import type { Diagnostic } from "../../diagnostics/diagnostic";
import { formatPlace, type SourceRange } from "../../diagnostics/source";
import type { ConfigPath } from "../shape/path";
import type { MergedConfiguration } from "../text/merge";
import { allNouns, type Noun, namePattern, nounAt } from "./nouns";

/** What any VPC may be made of, or any rule may ask: a mistake there may show anywhere. */
const SHARED_SECTIONS: readonly unknown[] = [
  "organization",
  "regions",
  "terraform",
  "defaults",
  "profiles",
  "ous",
];

/** Whoever has made more mistakes than this begins with those; to look for what stands on none of them takes long. */
const MOST_DOUBTS = 200;

export class Doubts {
  readonly #merged: MergedConfiguration;
  readonly #places = new Set<string>();
  readonly #names = new Map<string, RegExp>();
  #others: (Noun & { readonly text: string })[] | undefined;
  #everywhere = false;

  constructor(merged: MergedConfiguration) {
    this.#merged = merged;
  }

  /** Whether nothing more can be said. */
  get everywhere(): boolean {
    return this.#everywhere;
  }

  /** Something at a path is wrong: the noun that has it is in doubt, and so is who names that one. */
  markPath(path: ConfigPath): void {
    const noun = nounAt(this.#merged.value, path);
    if (noun === undefined || SHARED_SECTIONS.includes(noun.path[0])) this.#everywhere = true;
    const waiting = noun === undefined || this.#everywhere ? [] : [noun];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      for (const { place } of placesBelow(this.#merged, next)) this.#places.add(place);
      const key = next.path.join(" ");
      const pattern = namePattern(next);
      if (!pattern || this.#names.has(key)) continue;
      if (this.#names.size === MOST_DOUBTS) this.#everywhere = true;
      if (this.#everywhere) return;
      this.#names.set(key, pattern);
      waiting.push(...this.#nouns().filter(({ text }) => pattern.test(text)));
    }
  }

  /** Errors were found. */
  markErrors(diagnostics: readonly Diagnostic[]): void {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    if (errors.length === 0) return;
    const paths = new Map<string, ConfigPath>();
    const whole = { path: [], value: this.#merged.value };
    for (const { place, path } of placesBelow(this.#merged, whole)) paths.set(place, path);
    for (const { at } of errors) this.markPath((at && paths.get(formatPlace(at))) ?? []);
  }

  /** Whether a diagnostic neither points at anything in doubt nor names it. */
  isUndoubted({ at, related, data }: Diagnostic): boolean {
    if (this.#names.size + this.#places.size === 0) return true;
    const places: SourceRange[] = [...(at ? [at] : []), ...related.map((other) => other.at)];
    if (places.some((place) => this.#places.has(formatPlace(place)))) return false;
    // What might have been meant is help, and no fact.
    const { known, suggestion, ...facts } = data;
    const text = JSON.stringify(facts);
    return ![...this.#names.values()].some((name) => name.test(text));
  }

  /** With their texts. What is shared names so much that a doubt about it would leave nothing to say. */
  #nouns(): readonly (Noun & { readonly text: string })[] {
    this.#others ??= allNouns(this.#merged.value)
      .filter(({ path }) => !SHARED_SECTIONS.includes(path[0]))
      .map((noun) => ({ ...noun, text: textOf(noun.value) }));
    return this.#others;
  }
}

interface Found {
  readonly path: ConfigPath;
  readonly place: string;
}

/** The places of keys and values in a noun; what an alias repeats has the places that it has already. */
function* placesBelow(merged: MergedConfiguration, top: Noun): Generator<Found> {
  const seen = new Set<object>();
  const waiting = [top];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path, value } = next;
    for (const part of ["key", "value"] as const)
      yield { path, place: formatPlace(merged.locate(path, part)) };
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    const isList = Array.isArray(value);
    for (const [step, below] of Object.entries(value))
      waiting.push({ path: [...path, isList ? Number(step) : step], value: below });
  }
}

/** As JSON, in which a VPC that is named by two keys is named in one word too. An alias may hold itself. */
function textOf(value: unknown): string {
  const seen = new Set<object>();
  return JSON.stringify(value, (_, below: unknown) => {
    if (typeof below !== "object" || below === null) return below;
    if (seen.has(below)) return undefined;
    seen.add(below);
    const { account, vpc } = below as Record<string, unknown>;
    const isVpc = typeof account === "string" && typeof vpc === "string";
    return isVpc ? { ...below, "account/vpc": `${account}/${vpc}` } : below;
  });
}
