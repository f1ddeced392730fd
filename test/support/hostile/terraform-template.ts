/** A small reader of Terraform's templates, as it is given strings in JSON: what is text in one, and what is code. */

export interface Template {
  /** The text alone, as Terraform would have it where nothing is code. */
  readonly text: string;
  /** What is between `${` or `%{` and its end. */
  readonly code: readonly string[];
}

export function readTemplate(source: string): Template {
  let text = "";
  const code: string[] = [];
  for (let at = 0; at < source.length; ) {
    const three = source.slice(at, at + 3);
    if (three === "$${" || three === "%%{") {
      text += three.slice(1);
      at += 3;
    } else if (three.startsWith("${") || three.startsWith("%{")) {
      const end = endOfCode(source, at + 2);
      code.push(source.slice(at + 2, end));
      at = end + 1;
    } else text += source[at++];
  }
  return { text, code };
}

/** The brace that ends what begins at `from`; braces inside and quoted text, which may have code in it, are passed over. */
function endOfCode(source: string, from: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < source.length; at++) {
    const sign = source[at];
    if (quoted && sign === "\\") at++;
    else if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === "{") depth++;
    else if (sign === "}" && depth-- === 0) return at;
  }
  return source.length;
}

/** Every text of Terraform JSON that Terraform evaluates: values and keys, and no comments. */
export function* evaluatedTexts(json: unknown): Generator<string> {
  if (typeof json === "string") yield json;
  if (typeof json !== "object" || json === null) return;
  for (const [key, value] of Object.entries(json)) {
    // A comment of a block is an object; a tag may be called like it.
    if (key === "//" && typeof value === "object") continue;
    if (!Array.isArray(json)) yield key;
    yield* evaluatedTexts(value);
  }
}
