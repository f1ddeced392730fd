/** The comment about a change that cannot be compared, because one of its versions cannot be planned. */
import type { Diagnostic } from "../../diagnostics/diagnostic";
import { formatPlace } from "../../diagnostics/source";
import { shownCode, wordingOf } from "../../diagnostics/wording";
import { withinBudget } from "./budget";
import { firstRows } from "./first-rows";
import { LONGEST_COMMENT, MARKER } from "./limits";
import { code, words } from "./md";

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
    return [`${diagnostic.severity} ${code(shownCode(diagnostic))}`, words(message), words(help), place];
  });
  return {
    render(most: number) {
      if (rows.length === 0) return "";
      const head = ["", "what is wrong", "what to do", "config"];
      const also = () => "; cadastre validate tells them all.";
      const cells = (row: readonly string[]) => row;
      return `### Problems\n\n${firstRows({ head, rows, most, cells, noun: "more problem", also })}`;
    },
  };
}
