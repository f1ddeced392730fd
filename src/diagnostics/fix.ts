/** What would mend a mistake: words for people, and steps that a program can take. */

/** A JSON value of the configuration. */
export type Setting = string | number | readonly Setting[] | { readonly [key: string]: Setting };

/** One step of a fix. Paths lead from the top of the merged configuration; what is missing on the way is made. */
export type FixStep =
  | { readonly set: readonly string[]; readonly to: Setting }
  | { readonly append: readonly string[]; readonly item: Setting }
  | { readonly run: string };

export interface Fix {
  /** An imperative clause without a full stop: `ask for a /24`. */
  readonly words: string;
  /** In order; none where only a person can decide how it is done. */
  readonly steps: readonly FixStep[];
}

/** The fixes as one sentence: `Ask for a /24, or release the tombstone of a/us-east-1/main.` */
export function fixesText(fixes: readonly Fix[]): string {
  const text = fixes.map(({ words }) => words).join("; or ");
  return text === "" ? "" : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
