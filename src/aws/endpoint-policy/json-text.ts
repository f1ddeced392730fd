/** Where things stand in a JSON text: the offset of every value, repeated keys, and the first character that is wrong. */

export interface JsonText {
  /** Offset of each value's first character by JSON Pointer (RFC 6901): `""` is the whole, `/Statement/0`. */
  readonly offsets: ReadonlyMap<string, number>;
  /** Keys that stand twice in one object, of which a reader keeps the last. */
  readonly repeated: readonly { readonly pointer: string; readonly offset: number }[];
  /** Offset of the first character that cannot be JSON, the text's length when it ends too soon. */
  readonly wrongAt?: number;
}

/** Deeper than any policy; a bound keeps the stack safe. */
const DEEPEST = 64;

/** Scans a text; when `wrongAt` is absent, `JSON.parse` accepts it. */
export function scanJson(text: string): JsonText {
  const scanner = new Scanner(text);
  try {
    scanner.document();
    return { offsets: scanner.offsets, repeated: scanner.repeated };
  } catch (error) {
    if (!(error instanceof WrongCharacter)) throw error;
    return { offsets: scanner.offsets, repeated: scanner.repeated, wrongAt: error.offset };
  }
}

/** The pointer to a member of the value that a pointer names. */
export function pointerTo(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

class WrongCharacter extends Error {
  constructor(readonly offset: number) {
    super();
  }
}

const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SPACE = /[ \t\n\r]*/y;

class Scanner {
  readonly offsets = new Map<string, number>();
  readonly repeated: { pointer: string; offset: number }[] = [];
  private at = 0;

  constructor(private readonly text: string) {}

  document(): void {
    this.value("", 0);
    if (this.at < this.text.length) throw new WrongCharacter(this.at);
  }

  private value(pointer: string, depth: number): void {
    this.match(SPACE);
    this.offsets.set(pointer, this.at);
    const first = this.text[this.at];
    if (depth > DEEPEST) throw new WrongCharacter(this.at);
    if (first === "{") this.members(pointer, depth);
    else if (first === "[") this.list("]", (i) => this.value(pointerTo(pointer, i), depth + 1));
    else if (first === '"') this.string();
    else if (!this.match(SCALAR)) throw new WrongCharacter(this.at);
    this.match(SPACE);
  }

  private members(pointer: string, depth: number): void {
    const seen = new Set<string>();
    this.list("}", () => {
      const start = this.at;
      const key = this.string();
      const member = pointerTo(pointer, key);
      if (seen.has(key)) this.repeated.push({ pointer: member, offset: start });
      seen.add(key);
      this.match(SPACE);
      this.expect(":");
      this.value(member, depth + 1);
    });
  }

  /** Items between commas, after an opening bracket and up to its partner. */
  private list(close: string, item: (index: number) => void): void {
    this.at++;
    this.match(SPACE);
    if (this.text[this.at] === close) {
      this.at++;
      return;
    }
    for (let i = 0; ; i++) {
      item(i);
      if (this.text[this.at] !== ",") break;
      this.at++;
      this.match(SPACE);
    }
    this.expect(close);
  }

  private string(): string {
    const start = this.at;
    this.expect('"');
    while (this.text[this.at] !== '"') {
      const code = this.text.charCodeAt(this.at);
      if (Number.isNaN(code) || code < 32) throw new WrongCharacter(this.at);
      if (this.text[this.at] !== "\\") this.at++;
      else if (!this.match(ESCAPE)) throw new WrongCharacter(this.at);
    }
    this.at++;
    return JSON.parse(this.text.slice(start, this.at)) as string;
  }

  private expect(character: string): void {
    if (this.text[this.at] !== character) throw new WrongCharacter(this.at);
    this.at++;
  }

  private match(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const found = pattern.test(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }
}
