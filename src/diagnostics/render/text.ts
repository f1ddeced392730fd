/** Draws diagnostics for people: a sentence, the line with a caret, why it matters and what to do. */
import type { Diagnostic } from "../diagnostic";
import { formatPlace, type SourceRange } from "../source";
import { wordingOf } from "../wording";

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
  const label = palette[diagnostic.severity](`${diagnostic.severity}[${diagnostic.code}]`);
  const lines = [`${label} ${palette.strong(message)}`];
  if (diagnostic.at) lines.push(...frame(diagnostic.at, lineOf, palette));
  for (const { at, note } of diagnostic.related)
    lines.push(`  ${palette.dim("also")} ${formatPlace(at)}: ${note}`);
  lines.push(`  ${palette.dim("why")}  ${why}`, `  ${palette.dim("help")} ${help}`);
  return `${lines.join("\n")}\n`;
}

/** Longer lines are cut, so that one long text does not hide the rest. */
const WIDEST = 160;

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
  const end = at.end.line === at.start.line ? at.end.column : source.length + 1;
  const start = Math.min(at.start.column, WIDEST);
  const width = Math.max(1, Math.min(end, WIDEST + 1) - start);
  const shown = source.replaceAll("\t", " ").slice(0, WIDEST);
  lines.push(
    palette.dim(`   ${gutter} | `) + shown,
    palette.dim(`   ${pad} | `) + " ".repeat(start - 1) + palette.strong("^".repeat(width)),
  );
  return lines;
}
