/** Reads expressions of Terraform's language. */
import { ELEMENT, type Node } from "./node";
import { NotUnderstood, type Token, tokensOf } from "./token";

/** From the weakest to the strongest. */
const OPERATORS: readonly (readonly string[])[] = [
  ["||"],
  ["&&"],
  ["==", "!="],
  ["<", ">", "<=", ">="],
  ["+", "-"],
  ["*", "/", "%"],
];

export class ExpressionReader {
  #at = 0;
  /** Within brackets a new line means nothing. */
  #depth = 0;

  constructor(readonly tokens: readonly Token[]) {}

  get position(): number {
    return this.#at;
  }

  set position(at: number) {
    this.#at = at;
  }

  peek(): Token {
    if (this.#depth > 0) while (this.tokens[this.#at]?.kind === "newline") this.#at += 1;
    return this.tokens[this.#at] ?? { kind: "end", text: "" };
  }

  next(): Token {
    const token = this.peek();
    this.#at += 1;
    return token;
  }

  accept(text: string): boolean {
    const { kind, text: found } = this.peek();
    const isIt = found === text && kind !== "quoted";
    if (isIt) this.#at += 1;
    return isIt;
  }

  expect(text: string): void {
    if (!this.accept(text)) throw new NotUnderstood(`${this.peek().text} in place of ${text}`);
  }

  expression(): Node {
    const test = this.#binary(0);
    if (!this.accept("?")) return test;
    const yes = this.expression();
    this.expect(":");
    return { kind: "choice", test, yes, no: this.expression() };
  }

  #binary(level: number): Node {
    const signs = OPERATORS[level];
    if (!signs) return this.#unary();
    let left = this.#binary(level + 1);
    for (;;) {
      const operator = signs.find((sign) => this.peek().kind === "sign" && this.accept(sign));
      if (operator === undefined) return left;
      left = { kind: "binary", operator, left, right: this.#binary(level + 1) };
    }
  }

  #unary(): Node {
    const operator = ["!", "-"].find((sign) => this.accept(sign));
    return operator ? { kind: "unary", operator, of: this.#unary() } : this.#steps(this.#primary(), false);
  }

  /** What follows a value: attributes, indexes and splats. Behind a splat they are taken of each element. */
  #steps(start: Node, isEach: boolean): Node {
    let node = start;
    for (;;) {
      if (this.accept(".")) {
        const { kind, text } = this.next();
        if (text === "*") return this.#splat(node);
        if (kind === "word") node = { kind: "attribute", of: node, name: text };
        else if (kind === "number" && /^\d+$/.test(text))
          node = { kind: "index", of: node, at: { kind: "literal", value: Number(text) } };
        else throw new NotUnderstood(text);
      } else if (this.peek().text === "[" && this.tokens[this.#at]?.kind === "sign") {
        const at = this.#bracketed("[", "]", () => (this.accept("*") ? undefined : this.expression()));
        if (at === undefined) return this.#splat(node);
        node = { kind: "index", of: node, at };
      } else return isEach || node !== start ? node : start;
    }
  }

  #splat(of: Node): Node {
    return { kind: "splat", of, each: this.#steps(ELEMENT, true) };
  }

  #bracketed<T>(open: string, close: string, read: () => T): T {
    this.expect(open);
    this.#depth += 1;
    const result = read();
    const isClosed = this.peek().text === close;
    this.#depth -= 1;
    if (!isClosed) throw new NotUnderstood(`${this.peek().text} in place of ${close}`);
    this.#at += 1;
    return result;
  }

  #primary(): Node {
    const token = this.peek();
    if (token.text === "(" && token.kind === "sign")
      return this.#bracketed("(", ")", () => this.expression());
    if (token.text === "[" && token.kind === "sign") return this.#bracketed("[", "]", () => this.#tuple());
    if (token.text === "{" && token.kind === "sign") return this.#bracketed("{", "}", () => this.#object());
    this.next();
    if (token.kind === "number") return { kind: "literal", value: Number(token.text) };
    if (token.kind === "quoted") return template(token.pieces ?? []);
    if (token.kind !== "word") throw new NotUnderstood(token.text);
    if (this.peek().text === "(" && this.peek().kind === "sign")
      return this.#bracketed("(", ")", () => this.#call(token.text));
    if (token.text === "true" || token.text === "false")
      return { kind: "literal", value: token.text === "true" };
    return token.text === "null" ? { kind: "literal", value: null } : { kind: "name", name: token.text };
  }

  #call(name: string): Node {
    const args: Node[] = [];
    let isSpread = false;
    while (this.peek().text !== ")") {
      args.push(this.expression());
      isSpread = this.accept("...");
      if (!this.accept(",")) break;
    }
    return { kind: "call", name, args, isSpread };
  }

  #tuple(): Node {
    if (this.accept("for")) return this.#for(false);
    const items: Node[] = [];
    while (this.peek().text !== "]") {
      items.push(this.expression());
      if (!this.accept(",")) break;
    }
    return { kind: "tuple", items };
  }

  #object(): Node {
    if (this.accept("for")) return this.#for(true);
    const entries: [Node, Node][] = [];
    while (this.peek().text !== "}" || this.peek().kind === "quoted") {
      entries.push(this.#entry());
      this.accept(",");
    }
    return { kind: "object", entries };
  }

  /** A bare word is a key and no reference. Between entries a new line does what a comma does. */
  #entry(): [Node, Node] {
    const { kind, text } = this.peek();
    const isWord = kind === "word";
    if (isWord) this.next();
    const key: Node = isWord ? { kind: "literal", value: text } : this.expression();
    if (!this.accept("=")) this.expect(":");
    const depth = this.#depth;
    this.peek();
    // The value ends where its line does.
    this.#depth = 0;
    const value = this.expression();
    this.#depth = depth;
    return [key, value];
  }

  #for(isObject: boolean): Node {
    const names = [this.next().text];
    if (this.accept(",")) names.push(this.next().text);
    this.expect("in");
    const over = this.expression();
    this.expect(":");
    const first = this.expression();
    if (isObject) this.expect("=>");
    const value = isObject ? this.expression() : first;
    const isGrouped = isObject && this.accept("...");
    const test = this.accept("if") ? this.expression() : undefined;
    return {
      kind: "for",
      names,
      over,
      ...(isObject && { key: first }),
      value,
      ...(test && { test }),
      isGrouped,
    };
  }
}

/** Every second piece is an expression; one alone keeps its type. */
function template(pieces: readonly string[]): Node {
  const parts = pieces.map((piece, index): Node => {
    if (index % 2 === 0) return { kind: "literal", value: piece };
    const reader = new ExpressionReader(tokensOf(`(${piece})`));
    return reader.expression();
  });
  const said = parts.filter((part) => part.kind !== "literal" || part.value !== "");
  const [only, ...others] = said;
  if (!only) return { kind: "literal", value: "" };
  return others.length === 0 ? only : { kind: "template", parts: said };
}
