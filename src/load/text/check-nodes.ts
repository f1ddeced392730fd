/** Refuses nodes of a YAML text that would be read as something other than what is written. */
import { isScalar, visit } from "yaml";
import type { Collector } from "../../diagnostics/collector";
import type { SourceDocument } from "./source";
import { rangeOf, wholeFile } from "./source-ranges";

/** What plain values are; any other tag would make something that is no map, list, text or number. */
const PLAIN_TAGS = new Set(
  ["map", "seq", "str", "int", "float", "bool", "null"].map((name) => `tag:yaml.org,2002:${name}`),
);

/**
 * Numbers must be spelled as they are read back: `016`, `1e1` and `20.0` would otherwise pass as 16, 10 and 20.
 * Keys must be text: `1:` or `? [a]` would otherwise become a name nobody wrote.
 */
export function checkNodes({ file, document, lines }: SourceDocument, collector: Collector): void {
  if (document.directives?.yaml.version !== "1.2") {
    collector.report("YAML_SYNTAX", wholeFile(file), {
      problem: "YAML 1.1 reads `no` and `010` otherwise; 1.2 is read here",
    });
  }
  const checkTag = (node: TaggedNode) => {
    if (node.tag === undefined || PLAIN_TAGS.has(node.tag)) return;
    const problem = `the tag ${node.tag} has no meaning here`;
    collector.report("YAML_SYNTAX", rangeOf(file, lines, node), { problem });
  };
  visit(document, {
    Pair(_, pair) {
      if (!isScalar(pair.key)) return;
      const at = rangeOf(file, lines, pair.key);
      if (typeof pair.key.value !== "string") {
        collector.report("KEY_NOT_TEXT", at, { key: String(pair.key.source ?? pair.key.value) });
      } else if (pair.key.value === "__proto__") {
        // Shapes pass over this one without a word.
        collector.report("NAME_SYNTAX", at, { text: pair.key.value });
      }
    },
    Scalar(key, node) {
      checkTag(node);
      if (key === "key" || typeof node.value !== "number" || node.source === String(node.value)) return;
      collector.report("NUMBER_SPELLING", rangeOf(file, lines, node), {
        text: String(node.source),
        value: String(node.value),
      });
    },
    Seq: (_, node) => checkTag(node),
    Map(_, map) {
      checkTag(map);
      const seen = new Set<unknown>();
      for (const pair of map.items) {
        if (isScalar(pair.key)) {
          const { value } = pair.key;
          if (seen.has(value))
            collector.report("DUPLICATE_KEY", rangeOf(file, lines, pair.key), { key: String(value) });
          seen.add(value);
        }
        if (isScalar(pair.key) || pair.key === null) continue;
        const node = pair.key as { range?: readonly [number, number, number] | null };
        collector.report("KEY_NOT_TEXT", rangeOf(file, lines, node), { key: String(pair.key) });
      }
    },
  });
}

interface TaggedNode {
  readonly tag?: string;
  readonly range?: readonly [number, number, number] | null;
}
