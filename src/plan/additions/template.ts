/** Where a string of Terraform JSON names something, as far as one has to know to put another name there. */

/** Text, and between it what names something. */
export type Piece = string | Traversal;

export interface Traversal {
  /** `aws_vpc`, `main`, `id`. */
  readonly steps: readonly string[];
  /** Whether it stands for a whole interpolation, its braces included. */
  readonly whole: boolean;
}

/** A string that Terraform reads as a template. */
export function piecesOf(text: string): Piece[] {
  return new Scanner(text).pieces();
}

/** The steps of a text that is one name and no template, as in `depends_on`. */
export function stepsOf(text: string): string[] {
  return text.split(".");
}

const NAME = "[A-Za-z_][\\w-]*(?:\\.[A-Za-z_][\\w-]*)*";
const WHOLE = new RegExp(`\\$\\{\\s*(${NAME})\\s*\\}`, "y");
const TRAVERSAL = new RegExp(NAME, "y");
const NUMBER = /\d[\w.]*/y;
const AFTER_DOT = /\.\s*$/;

class Scanner {
  readonly #text: string;
  readonly #pieces: Piece[] = [];
  #at = 0;
  /** Up to here everything is in pieces. */
  #done = 0;

  constructor(text: string) {
    this.#text = text;
  }

  pieces(): Piece[] {
    this.#template();
    this.#flush(this.#text.length);
    return this.#pieces;
  }

  /** Up to the end, or to the quote that ends a template within an expression. */
  #template(quoted = false): void {
    while (this.#at < this.#text.length) {
      const two = this.#text.slice(this.#at, this.#at + 2);
      if (two === "$$" || two === "%%") this.#at += this.#text[this.#at + 2] === "{" ? 3 : 1;
      else if (two === "${" || two === "%{") this.#interpolation();
      else if (quoted && two[0] === "\\") this.#at += 2;
      else if (this.#text[this.#at++] === '"' && quoted) return;
    }
  }

  #interpolation(): void {
    const whole = this.#match(WHOLE);
    if (whole) {
      this.#push(whole[0], { steps: stepsOf(whole[1] ?? ""), whole: true });
      return;
    }
    this.#at += 2;
    let depth = 0;
    while (this.#at < this.#text.length) {
      const name = this.#isName() ? this.#match(TRAVERSAL) : undefined;
      if (name) this.#push(name[0], { steps: stepsOf(name[0]), whole: false });
      else if (!this.#match(TRAVERSAL) && !this.#match(NUMBER)) {
        const sign = this.#text[this.#at++];
        if (sign === '"') this.#template(true);
        if (sign === "{") depth++;
        if (sign === "}" && depth-- === 0) return;
      }
    }
  }

  /** What follows a dot, as after an index, belongs to what stands before. */
  #isName(): boolean {
    return !AFTER_DOT.test(this.#text.slice(this.#done, this.#at));
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text) ?? undefined;
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  #push(text: string, traversal: Traversal): void {
    this.#flush(this.#at - text.length);
    this.#pieces.push(traversal);
    this.#done = this.#at;
  }

  #flush(end: number): void {
    if (end > this.#done) this.#pieces.push(this.#text.slice(this.#done, end));
    this.#done = end;
  }
}
