/** Diagnostics as GitHub workflow commands, which become annotations on the changed lines. */
import type { Diagnostic } from "../diagnostic";
import { wordingOf } from "../wording";

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
export function renderGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((diagnostic) => `${command(diagnostic)}\n`).join("");
}

function command(diagnostic: Diagnostic): string {
  const { message, why, help } = wordingOf(diagnostic);
  const { at } = diagnostic;
  const place = at
    ? [
        `file=${property(at.file)}`,
        `line=${at.start.line}`,
        `col=${at.start.column}`,
        `endLine=${at.end.line}`,
        `endColumn=${at.end.column}`,
      ]
    : [];
  const properties = [...place, `title=${property(diagnostic.code)}`].join(",");
  return `::${diagnostic.severity} ${properties}::${escaped(`${message}. ${why} ${help}`)}`;
}

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
