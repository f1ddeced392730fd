/** Where something stands in a source text: a file and a range of lines and columns, both from 1. */
import { shown } from "./shown";

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units, as editors and SARIF count. */
  readonly column: number;
}

/** A stretch of one file; `end` is just past the last character. `file` is relative to the project, with `/`. */
export interface SourceRange {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/** `file:line:column`, the form editors and terminals turn into links. */
export function formatPlace(range: SourceRange): string {
  return `${shown(range.file)}:${range.start.line}:${range.start.column}`;
}

/** Order by file, then position. */
export function compareRanges(a: SourceRange, b: SourceRange): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.start.line - b.start.line || a.start.column - b.start.column;
}

/** The place of one character of a text, by its offset in UTF-16 code units. */
export function placeIn(file: string, text: string, offset: number): SourceRange {
  const before = text.slice(0, offset).split("\n");
  const column = (before[before.length - 1] as string).length + 1;
  const line = before.length;
  return { file, start: { line, column }, end: { line, column: column + 1 } };
}
