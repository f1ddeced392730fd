/** Reads one YAML text into a plain value and its nodes' positions; every complaint becomes a diagnostic. */
import { type Document, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { Collector } from "../diagnostics/collector";
import type { SourceRange } from "../diagnostics/source";

/** A configuration text and the name diagnostics give it. */
export interface SourceText {
  /** Relative to the project, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** A text that was read: its value as plain data, and what is needed to find a value's place again. */
export interface SourceDocument {
  readonly file: string;
  readonly value: unknown;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** The longest text that is parsed, in characters; a configuration of a thousand accounts has about a quarter million. */
export const LONGEST_TEXT = 16 * 1024 * 1024;
/** How many nodes all aliases of one file may expand to. */
const MOST_ALIASES = 1000;
/** Deeper nesting than any configuration has; the parser recurses, so it is checked on the text. */
const DEEPEST_NESTING = 100;

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
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  reportSyntax(document, file, text, lines, collector);
  if (document.errors.length + document.warnings.length > 0) return undefined;
  const value = plainValue(document, file, collector);
  if (value === UNUSABLE) return undefined;
  const source = { file, value, document, lines };
  checkScalars(source, collector);
  return source;
}

/** The first break of the syntax alone: what the parser says after it follows from it. */
function reportSyntax(
  document: Document,
  file: string,
  text: string,
  lines: LineCounter,
  collector: Collector,
): void {
  const errors = [...document.errors, ...document.warnings];
  const broken = errors.find(({ code }) => code !== "DUPLICATE_KEY");
  for (const { code, pos, message } of errors) {
    const at = rangeAt(file, lines, pos[0], pos[1]);
    if (code === "DUPLICATE_KEY") {
      collector.report("DUPLICATE_KEY", at, { key: text.slice(pos[0], keyEnd(text, pos[0])) });
    } else if (message === broken?.message && pos === broken.pos) {
      const open = /^Missing closing/.test(message) ? openQuote(document, pos[0]) : undefined;
      const place = open === undefined ? at : rangeAt(file, lines, open, open + 1);
      collector.report("YAML_SYNTAX", place, { problem: firstLine(message) });
    }
  }
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
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    collector.report("YAML_ALIASES", wholeFile(file), { problem: firstLine((error as Error).message) });
    return UNUSABLE;
  }
}

/** What plain values are; any other tag would make something that is no map, list, text or number. */
const PLAIN_TAGS = new Set(
  ["map", "seq", "str", "int", "float", "bool", "null"].map((name) => `tag:yaml.org,2002:${name}`),
);

/**
 * Numbers must be spelled as they are read back: `016`, `1e1` and `20.0` would otherwise pass as 16, 10 and 20.
 * Keys must be text: `1:` or `? [a]` would otherwise become a name nobody wrote.
 */
function checkScalars({ file, document, lines }: SourceDocument, collector: Collector): void {
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
      for (const pair of map.items) {
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

/** The offset where nesting passes the limit: open flow brackets, the dashes of a line, and the lines it is indented below. */
function tooDeep(text: string): number | undefined {
  const indents: number[] = [];
  let open = 0;
  let steps = 0;
  let atStart = true;
  let lineStart = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === "\n") {
      atStart = true;
      steps = 0;
      lineStart = i + 1;
    } else if (atStart && (c === "-" || c === "?" || c === ":")) {
      steps++;
    } else if (c !== " ") {
      if (atStart) enter(indents, i - lineStart);
      atStart = false;
      if (c === "[" || c === "{") open++;
      else if ((c === "]" || c === "}") && open > 0) open--;
    }
    if (open + steps + indents.length > DEEPEST_NESTING) return i;
  }
  return undefined;
}

/** Keeps the indentations of the lines that the current one stands below. */
function enter(indents: number[], indent: number): void {
  while (indents.length > 0 && (indents[indents.length - 1] as number) >= indent) indents.pop();
  if (indent > 0) indents.push(indent);
}

/** The range of a node, or the start of the file for one without. */
export function rangeOf(
  file: string,
  lines: LineCounter,
  node: { range?: readonly [number, number, number] | null },
): SourceRange {
  return node.range ? rangeAt(file, lines, node.range[0], node.range[1]) : wholeFile(file);
}

export function rangeAt(file: string, lines: LineCounter, start: number, end: number): SourceRange {
  return { file, start: position(lines, start), end: position(lines, Math.max(start, end)) };
}

/** The place to point at when a file as a whole is to blame. */
export function wholeFile(file: string): SourceRange {
  return { file, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
}

function position(lines: LineCounter, offset: number) {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function keyEnd(text: string, start: number): number {
  const colon = text.slice(start, start + 200).search(/[:\n]/);
  return colon < 0 ? start + 1 : start + colon;
}

function firstLine(message: string): string {
  return (message.split("\n")[0] ?? "").replace(/[.\s]+$/, "");
}
