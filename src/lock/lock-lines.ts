/** The lines of a lock's text: what each looks like, and where an entry stands. */
import type { SourceRange } from "../diagnostics/source";

export const EDITOR_LINE = "# yaml-language-server: $schema=";

export const SCOPE_LINE = /^ {2}([a-z][a-z0-9-]*):$/;
export const ALLOCATION_LINE = /^ {6}([a-z0-9][a-z0-9./-]*): (\d+\.\d+\.\d+\.\d+\/\d+)$/;
export const TOMBSTONE_LINE = /^ {6}- ([a-z0-9][a-z0-9./-]*) (\d+\.\d+\.\d+\.\d+\/\d+)$/;
export const CHOICE_LINE = /^ {4}([a-z0-9][a-z0-9./-]*): (.+)$/;
export const VERSION_LINE = /^version: (\d{1,9})$/;
export const ENTRIES_LINE = /^entries: (\d{1,9})$/;
export const CONFLICT_MARKER = /^(<{7}|={7}|>{7}|\|{7})/;

/** The lines, from 1, that entries of scopes stand on, by scope and ref; looked for only when something is wrong with one. */
export function linesOfEntries(lines: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  let scope = "";
  for (const [index, raw] of lines.entries()) {
    const line = raw.trimEnd();
    scope = SCOPE_LINE.exec(line)?.[1] ?? scope;
    const ref = (ALLOCATION_LINE.exec(line) ?? TOMBSTONE_LINE.exec(line))?.[1];
    const key = `${scope} ${ref}`;
    // Allocations come before tombstones, and where a ref has both its allocation is what is meant.
    if (ref !== undefined && !places.has(key)) places.set(key, index + 1);
  }
  return places;
}

export function lineRange(file: string, line: number, text: string): SourceRange {
  const start = text.length - text.trimStart().length + 1;
  return {
    file,
    start: { line, column: start },
    end: { line, column: Math.max(start, text.trimEnd().length + 1) },
  };
}
