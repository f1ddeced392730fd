/** The part of Terraform's expression language that generated JSON uses, as a syntax tree. */

export type Expression =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "template"; readonly parts: readonly Expression[] }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "element"; readonly of: Expression; readonly key: Expression }
  | { readonly kind: "call"; readonly name: string; readonly of: readonly Expression[] }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "object"; readonly entries: readonly (readonly [Expression, Expression])[] };

/** Raised inside the parser only; {@link parseTemplate} turns it into undefined. */
class NotUnderstood extends Error {}

/** A string of Terraform JSON as a tree, or undefined when it uses more of the language than is known here. */
export function parseTemplate(text: string): Expression | undefined {
  try {
    const parser = new Parser(text);
    return parser.template(() => parser.atEnd());
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}

const IDENTIFIER = /[A-Za-z_][A-Za-z0-9_-]*/y;
const NUMBER = /-?\d+(?:\.\d+)?/y;
const SPACE = /\s*/y;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", '"': '"', "\\": "\\" };
const WORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

class Parser {
  #at = 0;
  constructor(readonly text: string) {}

  atEnd(): boolean {
    return this.#at >= this.text.length;
  }

  /** Literal stretches and `${…}` until `done`; a lone interpolation keeps its type. */
  template(done: () => boolean, escapes = false): Expression {
    const parts: Expression[] = [];
    let literal = "";
    const flush = () => {
      if (literal !== "") parts.push({ kind: "literal", value: literal });
      literal = "";
    };
    while (!done()) {
      if (this.atEnd()) throw new NotUnderstood();
      if (this.#take("$${")) literal += "${";
      else if (this.#take("${")) {
        flush();
        parts.push(this.#expression());
        this.#expect("}");
      } else if (escapes && this.#take("\\")) {
        const escaped = ESCAPES[this.text[this.#at++] ?? ""];
        if (escaped === undefined) throw new NotUnderstood();
        literal += escaped;
      } else literal += this.text[this.#at++];
    }
    flush();
    if (parts.length === 0) return { kind: "literal", value: "" };
    return parts.length === 1 ? parts[0]! : { kind: "template", parts };
  }

  #expression(): Expression {
    let value = this.#primary();
    for (;;) {
      this.#match(SPACE);
      if (this.#take("[")) {
        value = { kind: "element", of: value, key: this.#expression() };
        this.#expect("]");
      } else if (this.#take(".")) {
        const key = this.#match(IDENTIFIER) ?? this.#match(NUMBER);
        if (key === undefined) throw new NotUnderstood();
        value = { kind: "element", of: value, key: { kind: "literal", value: key } };
      } else return value;
    }
  }

  #primary(): Expression {
    this.#match(SPACE);
    if (this.#take('"')) {
      const text = this.template(() => this.text[this.#at] === '"', true);
      this.#expect('"');
      return text;
    }
    if (this.#take("[")) return { kind: "list", items: this.#sequence("]", () => this.#expression()) };
    if (this.#take("{")) return { kind: "object", entries: this.#sequence("}", () => this.#entry()) };
    if (this.#take("(")) {
      const inner = this.#expression();
      this.#expect(")");
      return inner;
    }
    const number = this.#match(NUMBER);
    if (number !== undefined) return { kind: "literal", value: Number(number) };
    const name = this.#match(IDENTIFIER);
    if (name === undefined) throw new NotUnderstood();
    if (name in WORDS) return { kind: "literal", value: WORDS[name]! };
    if (this.#take("(")) return { kind: "call", name, of: this.#sequence(")", () => this.#expression()) };
    return { kind: "name", name };
  }

  #entry(): readonly [Expression, Expression] {
    this.#match(SPACE);
    const bare = this.#match(IDENTIFIER);
    const key: Expression = bare === undefined ? this.#expression() : { kind: "literal", value: bare };
    this.#match(SPACE);
    if (!this.#take("=") && !this.#take(":")) throw new NotUnderstood();
    return [key, this.#expression()];
  }

  #sequence<T>(close: string, item: () => T): T[] {
    const items: T[] = [];
    for (;;) {
      this.#match(SPACE);
      if (this.#take(close)) return items;
      items.push(item());
      this.#match(SPACE);
      this.#take(",");
    }
  }

  #take(text: string): boolean {
    if (!this.text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #expect(text: string): void {
    this.#match(SPACE);
    if (!this.#take(text)) throw new NotUnderstood();
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text);
    if (!found) return undefined;
    this.#at = pattern.lastIndex;
    return found[0];
  }
}
