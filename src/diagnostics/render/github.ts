/** Diagnostics as GitHub workflow commands, which become annotations on the changed lines. */

import type { Diagnostic } from "../diagnostic";
import type { Severity } from "../facts";
import { shown } from "../shown";
import type { SourceRange } from "../source";
import { shownCode, wordingOf } from "../wording";

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
export function renderGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((diagnostic) => `${command(diagnostic)}\n`).join("");
}

function command(diagnostic: Diagnostic): string {
  const { message, why, help } = wordingOf(diagnostic);
  const { at, severity } = diagnostic;
  return workflowCommand({
    severity,
    title: shownCode(diagnostic),
    message: `${message}. ${why} ${help}`,
    ...(at && { at }),
  });
}

/** What an annotation says, and of which lines. */
export interface Annotation {
  readonly severity: Severity;
  readonly title: string;
  readonly message: string;
  readonly at?: SourceRange;
}

export function workflowCommand({ severity, title, message, at }: Annotation): string {
  const place = at
    ? [
        `file=${property(at.file)}`,
        `line=${at.start.line}`,
        `col=${at.start.column}`,
        `endLine=${at.end.line}`,
        `endColumn=${at.end.column}`,
      ]
    : [];
  return `::${severity} ${[...place, `title=${property(title)}`].join(",")}::${escaped(message)}`;
}

function escaped(text: string): string {
  return shown(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
