/** From a path in the configuration back to its place in the text. */
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from "yaml";
import type { SourceRange } from "../../diagnostics/source";
import type { ConfigPath, Part } from "../shape/path";
import { PathTree } from "./path-tree";
import type { SourceDocument } from "./source";
import { rangeOf, wholeFile } from "./source-ranges";

/** Finds places in one set of documents. Look-ups are remembered, as a thousand accounts share their profile's lines. */
export class Locator {
  readonly #documents: ReadonlyMap<string, SourceDocument>;
  readonly #pairs = new WeakMap<YAMLMap, Map<string, Pair>>();
  readonly #places = new Map<string, PathTree<Partial<Record<Part, SourceRange>>>>();

  constructor(documents: readonly SourceDocument[]) {
    this.#documents = new Map(documents.map((d) => [d.file, d]));
  }

  /** The range of the value (or key) at a path; of the nearest parent that exists where the path does not. */
  locate(file: string, path: ConfigPath, part: Part = "value"): SourceRange {
    const known = this.#placesIn(file).place(path);
    known.value ??= {};
    known.value[part] ??= this.#find(file, path, part);
    return known.value[part];
  }

  #placesIn(file: string): PathTree<Partial<Record<Part, SourceRange>>> {
    const known = this.#places.get(file);
    if (known) return known;
    const places = new PathTree<Partial<Record<Part, SourceRange>>>();
    this.#places.set(file, places);
    return places;
  }

  #find(file: string, path: ConfigPath, part: Part): SourceRange {
    const source = this.#documents.get(file);
    if (!source) return wholeFile(file);
    let node = this.#resolve(source, source.document.contents as Node | null);
    let key: Node | undefined;
    for (const step of path) {
      const pair = isMap(node) ? this.#pairsOf(node).get(String(step)) : undefined;
      const item = isSeq(node) ? (node.items[step as number] as Node | undefined) : undefined;
      if (!pair && !item) return this.#range(source, key, node);
      key = pair ? (pair.key as Node) : undefined;
      node = this.#resolve(source, (pair ? pair.value : item) as Node | null);
    }
    return part === "key" && key ? rangeOf(file, source.lines, key) : this.#range(source, key, node);
  }

  /** A scalar is pointed at as it stands; a block is pointed at by its key, since its text is the rest of the page. */
  #range(source: SourceDocument, key: Node | undefined, node: Node | null): SourceRange {
    const target = node && (isScalar(node) || isFlow(node)) ? node : (key ?? node);
    return target ? rangeOf(source.file, source.lines, target) : wholeFile(source.file);
  }

  #resolve(source: SourceDocument, node: Node | null): Node | null {
    return isAlias(node) ? ((node.resolve(source.document) as Node | undefined) ?? null) : node;
  }

  #pairsOf(map: YAMLMap): Map<string, Pair> {
    let pairs = this.#pairs.get(map);
    if (!pairs) {
      pairs = new Map(map.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : "", pair]));
      this.#pairs.set(map, pairs);
    }
    return pairs;
  }
}

function isFlow(node: Node): boolean {
  return (isMap(node) || isSeq(node)) && node.flow === true;
}
