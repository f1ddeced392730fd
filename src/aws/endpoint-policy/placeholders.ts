/** Placeholders in a policy's text: `{account}` and so on, filled in for each endpoint. */

/** What each placeholder stands for at one endpoint. */
export interface PlaceholderValues {
  /** Twelve-digit ID of the account the endpoint is in. */
  readonly account: string;
  /** The organisation's ID, `o-a1b2c3d4e5`. */
  readonly organization: string;
  readonly region: string;
  /** The endpoint's VPC. */
  readonly vpc: string;
  readonly partition: string;
}

export const PLACEHOLDERS: readonly (keyof PlaceholderValues)[] = [
  "account",
  "organization",
  "partition",
  "region",
  "vpc",
];

/** A word in braces. IAM's own variables, `${aws:username}`, have a dollar sign before the brace. */
const PLACEHOLDER = /(?<!\$)\{([A-Za-z_-]+)\}/g;

/**
 * A text with its placeholders filled in. A word in braces that is no placeholder stays, for {@link
 * unknownPlaceholders} to name.
 */
export function fillPlaceholders(text: string, values: PlaceholderValues): string {
  return text.replace(PLACEHOLDER, (whole, word: string) =>
    Object.hasOwn(values, word) ? values[word as keyof PlaceholderValues] : whole,
  );
}

/** A word in braces that stands for nothing, and its place in the text. */
export interface UnknownPlaceholder {
  readonly word: string;
  readonly offset: number;
}

/** The words in braces that are no placeholders, in the order they stand. */
export function unknownPlaceholders(text: string): UnknownPlaceholder[] {
  return [...text.matchAll(PLACEHOLDER)]
    .map((match) => ({ word: match[1]!, offset: match.index }))
    .filter(({ word }) => !(PLACEHOLDERS as readonly string[]).includes(word));
}

/** The place in `text` of a place in its filled-in form; inside a value, the place of its placeholder. */
export function rawOffset(text: string, values: PlaceholderValues, filledOffset: number): number {
  let shift = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    const [whole, word] = match as unknown as [string, string];
    const start = match.index + shift;
    if (start > filledOffset) break;
    const filled = fillPlaceholders(whole, values).length;
    if (filledOffset < start + filled && Object.hasOwn(values, word)) return match.index;
    shift += filled - whole.length;
  }
  return filledOffset - shift;
}
