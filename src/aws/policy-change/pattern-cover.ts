/** Whether one pattern of the IAM language matches everything that another one does. */

/** IAM's variables, and what Terraform fills in: nobody knows their text here, so that only `*` can stand for one. */
const VARIABLE = /\$?\$\{[^}]*\}/g;

/**
 * `*` stands for any characters and `?` for one. Sound and not complete: true is proof, false is "not shown".
 * Linear in the product of the lengths.
 */
export function coversPattern(wide: string, narrow: string): boolean {
  if (wide === narrow || wide === "*") return true;
  const [outer, inner] = [tokensOf(wide), tokensOf(narrow)];
  let reached = new Set([0]);
  const spread = (positions: Set<number>) => {
    for (const position of positions) if (outer[position] === "*") positions.add(position + 1);
    return positions;
  };
  reached = spread(reached);
  for (const token of inner) {
    const next = new Set<number>();
    for (const position of reached) {
      const expected = outer[position];
      if (expected === "*") next.add(position);
      else if (expected === token) next.add(position + 1);
      else if (expected === "?" && token !== "*" && token.length === 1) next.add(position + 1);
    }
    reached = spread(next);
  }
  return reached.has(outer.length);
}

/** Characters, and variables as one token each, so that no part of one is compared. */
function tokensOf(pattern: string): string[] {
  const tokens: string[] = [];
  let end = 0;
  for (const match of pattern.matchAll(VARIABLE)) {
    tokens.push(...pattern.slice(end, match.index), match[0]);
    end = match.index + match[0].length;
  }
  return [...tokens, ...pattern.slice(end)];
}
