/** The one place that shows characters which steer what prints them: as `\u001b`, the form that JSON has for them. */

/**
 * C0 and C1 controls, line ends of Unicode, bidirectional marks, halves of characters, and what no XML may have. Two
 * signs that CI runners look for are shown too: `::error::` at a text's start (GitHub Actions takes the line for a
 * command) and `##[` or `##vso[` anywhere (GitHub Actions and Azure Pipelines do).
 */
const STEERING =
  /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|(?<=^\s*):(?=:[a-z][a-z-]*(?:\s|::))|(?<=#)#(?=(?:vso)?\[)/giu;

/** A text of the configuration as it may stand within a line that we print. */
export function shown(text: string): string {
  return text.replace(STEERING, escapeOf);
}

/** The same for lines of ours, whose line ends and commands stay. JSON stays JSON, and says what it said. */
export function shownLines(text: string): string {
  return text.replace(STEERING, (sign) => (sign === "\n" || sign === ":" ? sign : escapeOf(sign)));
}

/** A line of ours, in whose template every value is shown. */
export function line(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | undefined)[]
): string {
  return `${parts.map((part, index) => (index === 0 ? part : shown(String(values[index - 1])) + part)).join("")}\n`;
}

function escapeOf(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
