/** Cuts a text in Terraform's language into words, numbers, signs and quoted texts. */

export interface Token {
  readonly kind: "word" | "number" | "sign" | "newline" | "quoted" | "end";
  readonly text: string;
  /** Of a quoted text: its pieces, of which every second one is an expression. */
  readonly pieces?: readonly string[];
}

/** What is not read here, such as a heredoc or a directive in a template. */
export class NotUnderstood extends Error {}

const BLANK = /[ \t\r]+|(?:#|\/\/)[^\n]*|\/\*[\s\S]*?\*\//y;
const WORD = /[A-Za-z_][\w-]*/y;
const NUMBER = /\d+(?:\.\d+)?/y;
const SIGN = /\.\.\.|=>|==|!=|<=|>=|&&|\|\||[-+*/%<>!?:=,.()[\]{}]/y;

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  while (at < text.length) {
    if (take(BLANK) !== undefined) continue;
    if (text[at] === "\n") {
      at += 1;
      tokens.push({ kind: "newline", text: "\n" });
      continue;
    }
    if (text[at] === '"') {
      const { end, pieces } = quoted(text, at + 1);
      tokens.push({ kind: "quoted", text: text.slice(at, end), pieces });
      at = end;
      continue;
    }
    const word = take(WORD);
    const number = word === undefined ? take(NUMBER) : undefined;
    const sign = word === undefined && number === undefined ? take(SIGN) : undefined;
    const kind = word !== undefined ? "word" : number !== undefined ? "number" : "sign";
    const found = word ?? number ?? sign;
    if (found === undefined) throw new NotUnderstood(text.slice(at, at + 20));
    tokens.push({ kind, text: found });
  }
  return [...tokens, { kind: "end", text: "" }];
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

/** From behind the opening quote to behind the closing one. */
function quoted(text: string, from: number): { end: number; pieces: readonly string[] } {
  const pieces: string[] = [];
  let plain = "";
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    const [two, three] = [text.slice(at, at + 2), text.slice(at, at + 3)];
    if (sign === '"') return { end: at + 1, pieces: [...pieces, plain] };
    if (sign === "\n" || two === "%{") throw new NotUnderstood(text.slice(from, at + 2));
    if (three === "$${" || three === "%%{") {
      plain += three.slice(1);
      at += 2;
    } else if (sign === "\\") {
      const escaped = ESCAPES[text[at + 1] ?? ""];
      if (escaped === undefined) throw new NotUnderstood(two);
      plain += escaped;
      at += 1;
    } else if (two === "${") {
      const end = endOfInsertion(text, at + 2);
      pieces.push(plain, text.slice(at + 2, end));
      plain = "";
      at = end;
    } else plain += sign;
  }
  throw new NotUnderstood("a text without an end");
}

/** Where the bracket that closes an insertion stands. */
function endOfInsertion(text: string, from: number): number {
  for (let at = from, depth = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') at = quoted(text, at + 1).end - 1;
    else if (sign === "{") depth += 1;
    else if (sign === "}") {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  throw new NotUnderstood("an insertion without an end");
}
