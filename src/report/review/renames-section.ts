/** Renames that nobody declared: the one line that would keep addresses and resources. */
import type { Review } from "../../diff/review";
import type { Section } from "./budget";
import { codeBlock } from "./md";

export function renamesSection({ forgottenRenames }: Review): Section {
  return {
    render(most) {
      if (forgottenRenames.length === 0) return "";
      const told = forgottenRenames.slice(0, most);
      const lines = told.map(({ from, to }) => `  - { from: ${from}, to: ${to} }`);
      const left = forgottenRenames.length - told.length;
      return [
        "> [!TIP]",
        "> This looks like a rename. Declared, it keeps addresses and what is built on them:",
        ...codeBlock("yaml", ["renames:", ...lines], "> "),
        ...(left > 0 ? [`> and ${left} more.`] : []),
        "",
      ].join("\n");
    },
  };
}
