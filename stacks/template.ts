/** The text of a stack with blanks in it, taken apart so that it can be filled in for each stack of its shape. */
import { BLANK } from "./shape";

/** The pieces of text, and between them the numbers of what goes in. */
export interface Template {
  readonly pieces: readonly string[];
  readonly numbers: readonly number[];
}

/** `text` is JSON that CDKTF made of a stack with blanks. */
export function takeApart(text: string): Template {
  const pieces: string[] = [];
  const numbers: number[] = [];
  let end = 0;
  for (const match of text.matchAll(BLANK)) {
    pieces.push(text.slice(end, match.index));
    numbers.push(Number(match[1]));
    end = match.index + match[0].length;
  }
  pieces.push(text.slice(end));
  return { pieces, numbers };
}

export function fill({ pieces, numbers }: Template, fillings: readonly string[]): string {
  // Fillings stand inside JSON texts.
  const escaped = fillings.map((filling) => JSON.stringify(filling).slice(1, -1));
  let text = pieces[0] as string;
  for (const [index, number] of numbers.entries())
    text += (escaped[number] as string) + (pieces[index + 1] as string);
  return text;
}
