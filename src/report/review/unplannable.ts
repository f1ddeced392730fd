/** The comment about a change that cannot be compared, because one of its versions cannot be planned. */
import type { Diagnostic } from "../../diagnostics/diagnostic";
import { formatPlace } from "../../diagnostics/source";
import { wordingOf } from "../../diagnostics/wording";
import { withinBudget } from "./budget";
import { LONGEST_COMMENT, MARKER } from "./limits";
import { code, count, table, words } from "./md";

export function unplannableMarkdown(name: string | undefined, diagnostics: readonly Diagnostic[]): string {
  const which = name === undefined ? "The working tree" : `${code(name)}`;
  const verdict = `${MARKER}\n## Network review\n\n> [!CAUTION]\n> ${which} **cannot be planned**, so there is nothing to compare.\n`;
  return `${verdict}\n${withinBudget([diagnosticsSection(diagnostics)], LONGEST_COMMENT - verdict.length - 2)}`;
}

/** What is wrong, a row each, with what to do next. */
export function diagnosticsSection(diagnostics: readonly Diagnostic[]) {
  const rows = diagnostics.map((diagnostic) => {
    const { message, help } = wordingOf(diagnostic);
    const place = diagnostic.at ? code(formatPlace(diagnostic.at)) : "";
    return [`${diagnostic.severity} ${code(diagnostic.code)}`, words(message), words(help), place];
  });
  return {
    render(most: number) {
      const told = rows.slice(0, most);
      if (rows.length === 0) return "";
      const left = rows.length - told.length;
      const body = told.length === 0 ? "" : table(["", "what is wrong", "what to do", "config"], told);
      return `### Problems\n\n${body}${left > 0 ? `\n_and ${count(left, "more problem")}; cadastre validate tells them all._\n` : ""}`;
    },
  };
}
