/** How deep a YAML text is nested, told from the text alone: the parser recurses, and would be over its stack first. */

/** Deeper than any configuration is. */
export const DEEPEST_NESTING = 100;

/** The offset where nesting passes the limit: open flow brackets, the dashes of a line, and the lines it is indented below. */
export function tooDeep(text: string): number | undefined {
  const indents: number[] = [];
  let open = 0;
  let steps = 0;
  let atStart = true;
  let lineStart = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === "\n") {
      atStart = true;
      steps = 0;
      lineStart = i + 1;
    } else if (atStart && (c === "-" || c === "?" || c === ":")) {
      steps++;
    } else if (c !== " ") {
      if (atStart) enter(indents, i - lineStart);
      atStart = false;
      if (c === "[" || c === "{") open++;
      else if ((c === "]" || c === "}") && open > 0) open--;
    }
    if (open + steps + indents.length > DEEPEST_NESTING) return i;
  }
  return undefined;
}

/** Keeps the indentations of the lines that the current one stands below. */
function enter(indents: number[], indent: number): void {
  while (indents.length > 0 && (indents[indents.length - 1] as number) >= indent) indents.pop();
  if (indent > 0) indents.push(indent);
}
