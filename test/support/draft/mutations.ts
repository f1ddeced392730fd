/** Ways in which YAML texts go wrong: each makes a broken, or merely odd, text from a sound one. */
import fc from "fast-check";
import { type Choices, count, oneOf } from "./random";

type Mutation = (g: Choices, text: string) => string;

const KEYS = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "<<",
  "~",
  "null",
  "1",
  "''",
  "a b",
  "é",
  "\u202e",
];
const VALUES = [
  "null",
  "true",
  "1e400",
  "0x1f",
  "0o17",
  "-0",
  ".nan",
  "12345678901234567890123",
  "[]",
  "{}",
  "[[[]]]",
  "{a: {b: {c: 1}}}",
  "''",
  "'",
  '"',
  '"\\x',
  "*nobody",
  "&a",
  "&a [*a]",
  "!!set {a}",
  "!!binary aGk=",
  "!tag x",
  "|\n  text",
  "> ",
  "@x",
  "`x`",
  "%x",
  "2001-01-01",
  "10.0.0.0/33",
  "010.0.0.0/8",
  "10.1.2.3/8",
  "10.0.0.0/16",
  "none",
  "no",
  "{toString: 1}",
  "[null, {}]",
  "? a",
  "- ",
  "\u0000",
  "\ud800",
  "\ufeff",
  "😀",
  "a".repeat(5000),
  "- ".repeat(150),
  "[".repeat(150),
  "{a: ".repeat(120),
  "{ cidr: 10.0.0.0/16, x: 1 }",
] as const;

const onLine = (g: Choices, text: string, change: (lines: string[], index: number) => void): string => {
  const lines = text.split("\n");
  change(lines, count(g, 0, lines.length - 1));
  return lines.join("\n");
};

const splice = (g: Choices, text: string, gone: number, put: string): string => {
  const at = count(g, 0, text.length);
  return text.slice(0, at) + put + text.slice(at + gone);
};

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  flip: (g, text) => splice(g, text, 1, String.fromCharCode(count(g, 0, 255))),
  erase: (g, text) => splice(g, text, count(g, 1, 12), ""),
  punctuation: (g, text) => splice(g, text, 0, oneOf(g, [..."{}[]:,-?&*!|>'\"%@`#\t\r\u0085\u2028"])),
  unlined: (g, text) => onLine(g, text, (lines, i) => lines.splice(i, 1)),
  doubled: (g, text) => onLine(g, text, (lines, i) => lines.splice(i, 0, lines[i] as string)),
  swapped: (g, text) =>
    onLine(g, text, (lines, i) => {
      const other = count(g, 0, lines.length - 1);
      [lines[i], lines[other]] = [lines[other] as string, lines[i] as string];
    }),
  indented: (g, text) =>
    onLine(g, text, (lines, i) => {
      lines[i] = oneOf(g, ["  ", " ", "\t", "- ", "? ", "# "]) + lines[i];
    }),
  outdented: (g, text) =>
    onLine(g, text, (lines, i) => {
      lines[i] = (lines[i] as string).replace(/^ {1,2}/, "");
    }),
  "other key": (g, text) =>
    onLine(g, text, (lines, i) => {
      lines[i] = (lines[i] as string).replace(/[\w./-]+:/, `${oneOf(g, KEYS)}:`);
    }),
  "mistyped key": (g, text) =>
    onLine(g, text, (lines, i) => {
      lines[i] = (lines[i] as string).replace(/(\w)(\w)(\w*):/, "$2$1$3:");
    }),
  "other value": (g, text) =>
    onLine(g, text, (lines, i) => {
      lines[i] = (lines[i] as string).replace(/: .*|:$|- .*/, `: ${oneOf(g, VALUES)}`);
    }),
  "value inside": (g, text) => {
    const parts = text.split(/(?<=[ :,[{])(?=[\w"])/);
    const at = count(g, 0, parts.length - 1);
    parts[at] = `${oneOf(g, VALUES)}${/[,\]}\n:]/.exec(parts[at] as string)?.[0] ?? ""} `;
    return parts.join("");
  },
  aliased: (g, text) =>
    text.replace(/: \{/, ": &a {").replace(/(: )([^&{\n]+)$/m, count(g, 0, 1) ? "$1*a" : "$1&a $2"),
  crlf: (_, text) => text.replaceAll("\n", "\r\n"),
  returns: (_, text) => text.replaceAll("\n", "\r"),
  bom: (_, text) => `\ufeff${text}`,
  documents: (g, text) =>
    onLine(g, text, (lines, i) => lines.splice(i, 0, oneOf(g, ["---", "...", "%YAML 1.1\n---"]))),
  deep: (g, text) => {
    const depth = count(g, 50, 1500);
    return `${text}\n${Array.from({ length: depth }, (_, i) => `${" ".repeat(i)}a:`).join("\n")}\n`;
  },
  cut: (g, text) => text.slice(0, count(g, 0, text.length)),
  noise: (g, text) => splice(g, text, 0, g(fc.string, { unit: "binary", maxLength: 40 })),
};

/** One to three mutations of a text, and what they are called. */
export function mutated(g: Choices, text: string): { readonly text: string; readonly how: string } {
  const names = Array.from({ length: count(g, 1, 3) }, () => oneOf(g, Object.keys(MUTATIONS)));
  return {
    text: names.reduce((now, name) => (MUTATIONS[name] as Mutation)(g, now), text),
    how: names.join(", "),
  };
}
