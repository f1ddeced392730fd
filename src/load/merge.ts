/** Merges the files of a configuration into one value, and remembers which file each part came from. */
import type { Collector } from "../diagnostics/collector";
import type { SourceRange } from "../diagnostics/source";
import type { SourceDocument } from "./document";
import type { ConfigPath, Locator, Part } from "./locate";
import { PathTree } from "./path-tree";
import { wholeFile } from "./source-ranges";

/** A configuration from several files: their merged value and the way back to the text. */
export interface MergedConfiguration {
  readonly value: Readonly<Record<string, unknown>>;
  locate(path: ConfigPath, part?: Part): SourceRange;
}

/**
 * Below these keys files add to one another by name; anything else belongs to one file as a whole.
 * `ipam.scopes.corporate.pools` may thus be spread over files as well, but one pool stands in one file.
 */
const OPEN_SECTIONS: readonly (readonly string[])[] = [
  [],
  ["regions"],
  ["profiles"],
  ["policies"],
  ["endpointHubs"],
  ["resolvers"],
  ["ous"],
  ["accounts"],
  ["guards"],
  ["connectivity"],
  ["connectivity", "peerings"],
  ["connectivity", "transitGateways"],
  ["connectivity", "vpns"],
  ["connectivity", "directConnects"],
  ["connectivity", "gatewayProxies"],
  ["connectivity", "egressProxies"],
  ["connectivity", "forwarders"],
  ["ipam"],
  ["ipam", "scopes"],
  ["ipam", "scopes", "*"],
  ["ipam", "scopes", "*", "pools"],
  ["ipam", "scopes", "*", "reserved"],
  ["ipam", "scopes", "*", "external"],
];

/** Lists that files may each add to. */
const OPEN_LISTS: readonly string[] = ["renames", "expectations", "restrictions"];

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
      if (isOpen(here) && isPlainMap(part) && (!owner || isPlainMap(target[key]))) {
        if (!owner) define(target, key, {});
        known.value ??= { file, path: here };
        mergeInto(target[key] as Record<string, unknown>, part, here, file);
      } else if (path.length === 0 && OPEN_LISTS.includes(key) && Array.isArray(part)) {
        const list = (target[key] as unknown[] | undefined) ?? [];
        target[key] = list;
        for (const [index, item] of part.entries()) {
          owners.place([key, list.length]).value = { file, path: [key, index] };
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

/** Whether several files may add to the section at a path. */
export function isOpen(path: ConfigPath): boolean {
  return OPEN_SECTIONS.some(
    (open) => open.length === path.length && open.every((s, i) => s === "*" || s === path[i]),
  );
}

export function isPlainMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
