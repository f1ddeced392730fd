/** Reads files of Terraform JSON beside the configuration, each once, however many VPCs have it. */
import { Collector } from "../../diagnostics/collector";
import type { SourceRange } from "../../diagnostics/source";
import { type AddedBlocks, addedBlocks } from "../shape/extra";
import type { ConfigPath, Part } from "../shape/path";
import { readDocument } from "../text/document";
import { Locator } from "../text/locate";
import type { SourceText } from "../text/source";
import { reportRefused } from "./refused-terraform";

/** The blocks that an addition has, and where their parts stand. */
export interface Blocks {
  readonly blocks: AddedBlocks;
  locate(path: ConfigPath, part?: Part): SourceRange;
}

export class AddedFiles {
  readonly #read = new Map<string, Blocks | undefined>();

  /** Undefined for a file that cannot be used; why not is told. JSON is YAML too, so its places are found alike. */
  read(source: SourceText, collector: Collector): Blocks | undefined {
    if (!this.#read.has(source.file)) this.#read.set(source.file, blocksOf(source, collector));
    return this.#read.get(source.file);
  }
}

function blocksOf(source: SourceText, collector: Collector): Blocks | undefined {
  const { file } = source;
  const own = new Collector();
  const document = readDocument(source, own);
  collector.add(own.sorted());
  if (!document || own.hasErrors()) return undefined;
  const locator = new Locator([document]);
  const locate = (path: ConfigPath, part?: Part) => locator.locate(file, path, part);
  const checked = addedBlocks.safeParse(document.value);
  if (checked.success) return { blocks: checked.data, locate };
  for (const { code, path, ...issue } of checked.error.issues) {
    const where = path as ConfigPath;
    if (code === "unrecognized_keys" && "keys" in issue)
      for (const key of issue.keys) reportRefused(collector, key, file, locate([...where, key], "key"));
    else {
      const problem = where.length === 0 ? "is no map" : `has ${where.join(".")}, which is no map`;
      collector.report("EXTRA_WRONG", locate(where), { what: file, problem });
    }
  }
  return undefined;
}
