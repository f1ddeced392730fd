/** The page of all diagnostic codes, from the codes themselves. */
import { CODES, type Code } from "../../diagnostics/codes";

export function errorsPage(): string {
  const codes = (Object.keys(CODES) as Code[]).sort();
  const sections = codes.map((code) => {
    const { severity, message, why, help, source } = CODES[code];
    const lines = [
      `## ${code}`,
      "",
      `*${severity}*: ${inText(message)}.`,
      "",
      `**Why.** ${inText(why)}`,
      "",
      `**What to do.** ${inText(help)
        .replace(/\{suggestion\}/, "")
        .trim()}`,
      ...(source ? ["", `Source: <${source}>`] : []),
      "",
    ];
    return lines.join("\n");
  });
  return `# Diagnostics

Made by \`npm run docs\`. Words in braces stand for the facts of the case. \`test/errors/CODE\` holds the smallest configuration that
raises a code, and the text that is printed for it.

${sections.join("\n")}`;
}

/** A placeholder as a reader sees it: \`{pool}\` in italics. */
function inText(template: string): string {
  return template.replace(/\{(?!suggestion)(\w+)\}/g, "*$1*");
}
