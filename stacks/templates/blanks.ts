/** Text with numbered blanks, and what it becomes when they are filled in. */

/**
 * A blank as it appears in text. One that is the rest of a ref has a dot in it, which is a dash where the ref has become
 * a Terraform name. A place in the configuration has its line and column as zeros behind the blank. The brackets occur in
 * no name, tag or address that a configuration may hold.
 */
const BLANK = /⟦(\d+)([.-]?)⟧(?::0:0)?/g;

/** The pieces of a text, and between them the numbers of what goes in. */
export interface Blanks {
  readonly pieces: readonly string[];
  readonly numbers: readonly number[];
}

/** Whether a text might be taken for one with blanks. */
export function looksBlank(text: string): boolean {
  return text.includes("⟦");
}

/** A dash in the brackets asks for the filling after the one that is numbered. */
export function blanksOf(text: string): Blanks {
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

/** `escaped` are fillings as they stand inside JSON texts. */
export function filled({ pieces, numbers }: Blanks, escaped: readonly string[]): string {
  let text = pieces[0] as string;
  for (let index = 0; index < numbers.length; index++)
    text += (escaped[numbers[index] as number] as string) + (pieces[index + 1] as string);
  return text;
}

/** What is safe anywhere needs no escaping, and that is nearly everything. */
const PLAIN = /^[\w ./:@+-]*$/;

export function escapedForJson(filling: string): string {
  return PLAIN.test(filling) ? filling : JSON.stringify(filling).slice(1, -1);
}
