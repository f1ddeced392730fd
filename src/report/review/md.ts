/** Pieces of Markdown, as GitHub and GitLab render it, made safe for any text. */
import { shown } from "../../diagnostics/shown";

/** The most characters of one cell: a table of a known number of rows then has a known greatest length. */
const LONGEST_CELL = 240;

/** A zero-width space: nobody sees it, and no name, number or address goes on across it. */
const BREAK = "&#8203;";

/** A text as code, as it is. A bar after a backslash begins a span of its own: readers of tables differ about the two. */
export function code(text: string): string {
  if (text === "") return "_empty_";
  const plain = shortened(shown(text), LONGEST_CELL - 20);
  return plain
    .split(/(?<=\\)(?=\|)/)
    .map(span)
    .join(BREAK);
}

/** https://spec.commonmark.org/0.31.2/#code-spans: a fence longer than any within, and a space that readers take off. */
function span(text: string): string {
  const fence = fenceAround(text, 1);
  const pad = /^`|`$|^ .*\S.* $/.test(text) ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** A block of code in some language; `prefix` begins each of its lines. */
export function codeBlock(language: string, lines: readonly string[], prefix: string = ""): string[] {
  const fence = fenceAround(lines.join("\n"), 3);
  return [`${fence}${language}`, ...lines.map(shown), fence].map((line) => `${prefix}${line}`);
}

function fenceAround(text: string, shortest: number): string {
  const runs = text.match(/`+/g) ?? [];
  return "`".repeat(runs.reduce((most, { length }) => Math.max(most, length + 1), shortest));
}

/**
 * What code hosts make a link, a mention, a reference or a formula of once Markdown has been read: `@name`, `#1`, `!1`,
 * `&1`, `$x$`, `%"x"`, `~label`, `GH-1`, `www.x` and `https://x`.
 */
const LINKED = /@(?=[\w\\])|[#!&](?=\d)|#$|[$%~](?=[\w\\"{])|\bGH(?=-\d)|(?<![a-z\d])www(?=\.)|:(?=\/\/)/gi;

/** And what they take for a commit: seven digits or more. Names of resources, and numbers, are none. */
const HASH = /(?<![\w/-])(?=\d*[a-f])(?=[a-f]*\d)[\da-f]{7,64}(?!\w)/gi;

/** Plain words: nothing in them is markup, a mention, a link or HTML. */
export function words(text: string): string {
  return shortened(shown(text), LONGEST_CELL)
    .replace(/[\\`*_[\]<>&~]/g, "\\$&")
    .replace(LINKED, `$&${BREAK}`)
    .replace(HASH, (hash) => hash.replace(/.{6}(?=.)/g, `$&${BREAK}`));
}

function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/\p{Cs}$/u, "")}…`;
}

/** One row a thing; cells are Markdown already, of one line each, in which bars are text. `right` names columns, from 0, of numbers. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`;
  const rule = head.map((_, index) => (right.includes(index) ? "---:" : "---"));
  return [line(head), line(rule), ...rows.map(line)].join("");
}

export function details(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n</details>\n`;
}

/** `a, b and c`. */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}
