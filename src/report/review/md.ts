/** Pieces of Markdown, as GitHub and GitLab render it, made safe for any text. */

/** The most characters of one cell: a table of a known number of rows then has a known greatest length. */
const LONGEST_CELL = 240;

/** A text as code; backticks, bars and line ends in it stay harmless, in a table too. */
export function code(text: string): string {
  const plain = shortened(text.replace(/\s+/g, " "), LONGEST_CELL - 20).replaceAll("|", "\\|");
  const fence = plain.includes("`") ? "``" : "`";
  return fence === "``" ? `${fence} ${plain} ${fence}` : `${fence}${plain}${fence}`;
}

/** Plain words: nothing in them is markup, a mention or HTML. */
export function words(text: string): string {
  return shortened(text.replace(/\s+/g, " "), LONGEST_CELL)
    .replace(/[\\`*_{}[\]<>|~]/g, (sign) => `\\${sign}`)
    .replaceAll("@", "@\u200b");
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** One row a thing; cells are Markdown already. `right` names columns, from 0, of numbers. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  const rule = head.map((_, index) => (right.includes(index) ? "---:" : "---"));
  return [line(head), line(rule), ...rows.map(line)].join("");
}

export function details(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n</details>\n`;
}

/** `3 subnets`, `1 subnet`, `2 addresses`, `2 gateways`, `4 policies`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? noun : plural(noun)}`;
}

export function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

/** `a, b and c`. */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}
