/** Synthesises many stacks; those of one shape are made by CDKTF once, and filled in after that. */
import type { PlannedStack } from "../src/plan/planned/stack";
import { BLANK, shapeOf } from "./shape";
import { synthesizeStack } from "./synthesize";

/** Text with blanks, taken apart: the pieces of text, and between them the numbers of what goes in. */
interface Template {
  readonly pieces: readonly string[];
  readonly numbers: readonly number[];
}

export class Synthesizer {
  readonly #templates = new Map<string, Template>();

  /** The text that `synthesizeStack` answers; a test holds the two against each other. */
  synthesize(planned: PlannedStack): string {
    const shaped = shapeOf(planned);
    if (!shaped) return synthesizeStack(planned);
    let template = this.#templates.get(shaped.key);
    if (!template) {
      template = takeApart(synthesizeStack(shaped.blank));
      this.#templates.set(shaped.key, template);
    }
    return fill(template, shaped.fillings);
  }
}

function takeApart(text: string): Template {
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

function fill({ pieces, numbers }: Template, fillings: readonly string[]): string {
  // Fillings stand inside JSON texts.
  const escaped = fillings.map((filling) => JSON.stringify(filling).slice(1, -1));
  let text = pieces[0] as string;
  for (const [index, number] of numbers.entries())
    text += (escaped[number] as string) + (pieces[index + 1] as string);
  return text;
}
