/** Reads one YAML text into a plain value and its nodes' positions; every complaint becomes a diagnostic. */

import { type Document, LineCounter, parseDocument, visit } from "yaml";
import type { Collector } from "../../diagnostics/collector";
import { checkNodes } from "./check-nodes";
import { DEEPEST_NESTING, tooDeep } from "./nesting";
import type { SourceDocument, SourceText } from "./source";
import { rangeAt, wholeFile } from "./source-ranges";

/** The longest text that is parsed, in characters; a configuration of a thousand accounts has about a quarter million. */
export const LONGEST_TEXT = 16 * 1024 * 1024;
/** How many aliases one file may have, and how many nodes they may expand to. Looking one up takes the parser a walk over the file. */
const MOST_ALIASES = 1000;

/** Undefined when the text cannot be used; why not is in the collector. */
export function readDocument({ file, text }: SourceText, collector: Collector): SourceDocument | undefined {
  if (text.length > LONGEST_TEXT) {
    collector.report("FILE_TOO_LARGE", wholeFile(file), { file, size: text.length, limit: LONGEST_TEXT });
    return undefined;
  }
  const deep = tooDeep(text);
  const lines = new LineCounter();
  if (deep !== undefined) {
    for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) lines.addNewLine(i + 1);
    lines.lineStarts.unshift(0);
    collector.report("YAML_TOO_DEEP", rangeAt(file, lines, deep, deep + 1), { limit: DEEPEST_NESTING });
    return undefined;
  }
  // The parser would compare each key of a map with each other one; checkNodes tells keys that stand twice.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  reportSyntax(document, file, lines, collector);
  if (document.errors.length + document.warnings.length > 0) return undefined;
  const value = plainValue(document, file, collector);
  if (value === UNUSABLE) return undefined;
  const source = { file, value, document, lines };
  checkNodes(source, collector);
  return source;
}

/** The first break of the syntax alone: what the parser says after it follows from it. */
function reportSyntax(document: Document, file: string, lines: LineCounter, collector: Collector): void {
  const [broken] = [...document.errors, ...document.warnings];
  if (!broken) return;
  const { message, pos } = broken;
  const open = /^Missing closing/.test(message) ? openQuote(document, pos[0]) : undefined;
  const place =
    open === undefined ? rangeAt(file, lines, pos[0], pos[1]) : rangeAt(file, lines, open, open + 1);
  collector.report("YAML_SYNTAX", place, { problem: firstLine(message) });
}

/** Where the quote was opened that the text up to `end` does not close. */
function openQuote(document: Document, end: number): number | undefined {
  let start: number | undefined;
  visit(document, {
    Scalar(_, { type, range }) {
      const quoted = type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE";
      if (quoted && range && range[0] < end && range[1] >= end) start = range[0];
    },
  });
  return start;
}

const UNUSABLE = Symbol("unusable");

function plainValue(document: Document, file: string, collector: Collector): unknown {
  const aliases = countAliases(document);
  if (aliases > MOST_ALIASES) {
    const problem = `it has ${aliases} aliases, and at most ${MOST_ALIASES} are read`;
    collector.report("YAML_ALIASES", wholeFile(file), { problem });
    return UNUSABLE;
  }
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    collector.report("YAML_ALIASES", wholeFile(file), { problem: firstLine((error as Error).message) });
    return UNUSABLE;
  }
}

function countAliases(document: Document): number {
  let count = 0;
  visit(document, {
    Alias() {
      count++;
    },
  });
  return count;
}

function firstLine(message: string): string {
  return (message.split("\n")[0] ?? "").replace(/[.\s]+$/, "");
}
