/** Where offsets and nodes of a YAML text are, by line and column. */
import type { LineCounter } from "yaml";
import type { SourceRange } from "../../diagnostics/source";

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
