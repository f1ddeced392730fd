/** Merges the files of a configuration into one value, and remembers which file each part came from. */
import type { Collector } from "../../diagnostics/collector";
import type { SourceRange } from "../../diagnostics/source";
import { openSection } from "../shape/open-sections";
import type { ConfigPath, Part } from "../shape/path";
import type { Locator } from "./locate";
import { PathTree } from "./path-tree";
import type { SourceDocument } from "./source";
import { wholeFile } from "./source-ranges";

/** A configuration from several files: their merged value and the way back to the text. */
export interface MergedConfiguration {
  readonly value: Readonly<Record<string, unknown>>;
  locate(path: ConfigPath, part?: Part): SourceRange;
}

/** Undefined when a file holds no map, since much would then seem to be missing. */
export function mergeDocuments(
  documents: readonly SourceDocument[],
  locator: Locator,
  collector: Collector,
): MergedConfiguration | undefined {
  const owners = new PathTree<{ readonly file: string; readonly path: ConfigPath }>();
  const value: Record<string, unknown> = {};
  const sorted = [...documents].sort((a, b) => (a.file < b.file ? -1 : 1));
  let sound = true;
  for (const document of sorted) {
    if (document.value === null || document.value === undefined) continue;
    if (!isPlainMap(document.value)) {
      collector.report("NOT_A_MAP", locator.locate(document.file, []), { file: document.file });
      sound = false;
      continue;
    }
    mergeInto(value, document.value, [], document.file);
  }

  function mergeInto(
    target: Record<string, unknown>,
    source: Record<string, unknown>,
    path: ConfigPath,
    file: string,
  ) {
    for (const [key, part] of Object.entries(source)) {
      const here = [...path, key];
      const known = owners.place(here);
      const owner = known.value;
      const open = openSection(here);
      if (open === "map" && isPlainMap(part) && (!owner || isPlainMap(target[key]))) {
        if (!owner) define(target, key, {});
        known.value ??= { file, path: here };
        mergeInto(target[key] as Record<string, unknown>, part, here, file);
      } else if (open === "list" && Array.isArray(part) && (!owner || Array.isArray(target[key]))) {
        if (!owner) define(target, key, []);
        known.value ??= { file, path: here };
        const list = target[key] as unknown[];
        for (const [index, item] of part.entries()) {
          owners.place([...here, list.length]).value = { file, path: [...here, index] };
          list.push(item);
        }
      } else if (owner) {
        collector.report(
          "DECLARED_TWICE",
          locator.locate(file, here, "key"),
          { what: here.join("."), file: owner.file },
          [{ at: locator.locate(owner.file, owner.path, "key"), note: "declared first here" }],
        );
      } else {
        define(target, key, part);
        known.value = { file, path: here };
      }
    }
  }

  if (!sound) return undefined;
  const first = sorted[0]?.file ?? "config";
  return {
    value,
    locate(path, part = "value") {
      const found = owners.deepest(path);
      if (!found) return wholeFile(first);
      const { value: owner, depth } = found;
      return locator.locate(owner.file, [...owner.path, ...path.slice(depth)], part);
    },
  };
}

/** Plain assignment would call a setter for `__proto__`. */
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

export function isPlainMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
