/** Draws diagnostics for people: a sentence, the line with a caret, why it matters and what to do. */

import type { Diagnostic } from "../diagnostic";
import { shown } from "../shown";
import { formatPlace, type SourceRange } from "../source";
import { shownCode, wordingOf } from "../wording";

/** How parts of the frame are coloured; the plain one leaves them as they are. */
export interface Palette {
  error(text: string): string;
  warning(text: string): string;
  dim(text: string): string;
  strong(text: string): string;
}

const same = (text: string) => text;
export const PLAIN: Palette = { error: same, warning: same, dim: same, strong: same };

/** `lineOf` gives the text of a line (from 1) of a file, or undefined. */
export function renderText(
  diagnostics: readonly Diagnostic[],
  lineOf: (file: string, line: number) => string | undefined,
  palette: Palette = PLAIN,
): string {
  return diagnostics.map((diagnostic) => renderOne(diagnostic, lineOf, palette)).join("\n");
}

function renderOne(
  diagnostic: Diagnostic,
  lineOf: (file: string, line: number) => string | undefined,
  palette: Palette,
): string {
  const { message, why, help } = wordingOf(diagnostic);
  const label = palette[diagnostic.severity](`${diagnostic.severity}[${shownCode(diagnostic)}]`);
  const lines = [`${label} ${palette.strong(message)}`];
  if (diagnostic.at) lines.push(...frame(diagnostic.at, lineOf, palette));
  for (const { at, note } of diagnostic.related)
    lines.push(`  ${palette.dim("also")} ${formatPlace(at)}: ${shown(note)}`);
  lines.push(`  ${palette.dim("why")}  ${why}`, `  ${palette.dim("help")} ${help}`);
  return `${lines.join("\n")}\n`;
}

/** Of a longer line the part around the place is shown, in characters. */
const WIDEST = 120;

function frame(
  at: SourceRange,
  lineOf: (file: string, line: number) => string | undefined,
  palette: Palette,
): string[] {
  const lines = [`  ${palette.dim("at")}   ${formatPlace(at)}`];
  const source = lineOf(at.file, at.start.line);
  if (source === undefined || source.trim() === "") return lines;
  const gutter = String(at.start.line);
  const pad = " ".repeat(gutter.length);
  const { part, start, width } = around(source.replaceAll("\t", " "), at);
  lines.push(
    palette.dim(`   ${gutter} | `) + part,
    palette.dim(`   ${pad} | `) + " ".repeat(start) + palette.strong("^".repeat(width)),
  );
  return lines;
}

/** The stretch of a line that shows a place, and where in it the place begins (from 0) and how wide it is. */
function around(source: string, at: SourceRange): { part: string; start: number; width: number } {
  const start = at.start.column - 1;
  const end = at.end.line === at.start.line ? at.end.column - 1 : source.length;
  const width = Math.max(1, Math.min(end - start, WIDEST));
  const from = start + width <= WIDEST ? 0 : Math.max(0, Math.min(start - 20, source.length - WIDEST));
  const cut = source.slice(from, from + WIDEST);
  const marked = cut.slice(start - from, start - from + width);
  const before = from > 0 ? "…" : "";
  const after = from + WIDEST < source.length ? "…" : "";
  return {
    part: `${before}${shown(cut)}${after}`,
    start: before.length + shown(cut.slice(0, start - from)).length,
    width: Math.min(width, WIDEST) + shown(marked).length - marked.length,
  };
}
