/** The text of a stack with blanks in it, taken apart so that it can be filled in for each stack of its shape. */
import { BLANK } from "./shape";

/** The pieces of text, and between them the numbers of what goes in. */
interface Blanks {
  readonly pieces: readonly string[];
  readonly numbers: readonly number[];
}

/** Members of one JSON object, some with blanks in their keys: their order depends on what goes in. */
interface Members {
  readonly keys: readonly Blanks[];
  readonly members: readonly Blanks[];
}

/** The parts of a text, one after the other. */
export type Template = readonly (Blanks | Members)[];

/** `text` is JSON that CDKTF made of a stack with blanks. */
export function takeApart(text: string): Template {
  const lines = text.split("\n");
  const parts: (Blanks | Members)[] = [];
  let done = 0;
  for (let index = 0; index < lines.length; index++) {
    const indent = KEY_WITH_BLANK.exec(lines[index] as string)?.[1];
    if (indent === undefined) continue;
    const [first, end] = objectAround(lines, index, indent.length);
    parts.push(
      blanksOf(`${lines.slice(done, first).join("\n")}\n`),
      membersOf(lines.slice(first, end), indent),
    );
    // The line break that ends the last member belongs to what follows.
    lines[end] = `\n${lines[end]}`;
    done = end;
    index = end - 1;
  }
  return [...parts, blanksOf(lines.slice(done).join("\n"))];
}

export function fill(template: Template, fillings: readonly string[]): string {
  // Fillings stand inside JSON texts.
  const escaped = fillings.map((filling) => JSON.stringify(filling).slice(1, -1));
  return template
    .map((part) => ("pieces" in part ? filled(part, escaped) : sortedMembers(part, escaped)))
    .join("");
}

const KEY_WITH_BLANK = /^( +)"[^"\\]*⟦[^"\\]*": /;

/** The members of the object that a line at this depth belongs to: the first line, and the one after the last. */
function objectAround(lines: readonly string[], index: number, depth: number): [number, number] {
  const outside = (line: string) => line.search(/[^ ]/) < depth;
  let first = index;
  while (!outside(lines[first - 1] as string)) first--;
  let end = index;
  while (!outside(lines[end] as string)) end++;
  return [first, end];
}

function membersOf(lines: readonly string[], indent: string): Members {
  const starts = lines.flatMap((line, index) => (line.startsWith(`${indent}"`) ? [index] : []));
  const texts = starts.map((start, index) =>
    lines
      .slice(start, starts[index + 1])
      .join("\n")
      .replace(/,$/, ""),
  );
  const keys = starts.map((start) => (lines[start] as string).trimStart().split('"', 2)[1] as string);
  return { keys: keys.map(blanksOf), members: texts.map(blanksOf) };
}

function sortedMembers({ keys, members }: Members, escaped: readonly string[]): string {
  return members
    .map((member, index) => ({ key: filled(keys[index] as Blanks, escaped), text: filled(member, escaped) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ text }) => text)
    .join(",\n");
}

/** A dash in the brackets asks for the filling after the one that is numbered. */
function blanksOf(text: string): Blanks {
  const pieces: string[] = [];
  const numbers: number[] = [];
  let end = 0;
  for (const match of text.matchAll(BLANK)) {
    pieces.push(text.slice(end, match.index));
    numbers.push(Number(match[1]) + (match[2] === "-" ? 1 : 0));
    end = match.index + match[0].length;
  }
  pieces.push(text.slice(end));
  return { pieces, numbers };
}

function filled({ pieces, numbers }: Blanks, escaped: readonly string[]): string {
  let text = pieces[0] as string;
  for (const [index, number] of numbers.entries())
    text += (escaped[number] as string) + (pieces[index + 1] as string);
  return text;
}
