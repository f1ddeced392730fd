/** How many tags a resource may have, and which of their keys are one. */
import { TAG_RULES, USUAL_TAG_RULE } from "./data/tag-rules";

const RULES: Readonly<Record<string, typeof USUAL_TAG_RULE>> = TAG_RULES;

export function mostTags(type: string): number {
  return (RULES[type] ?? USUAL_TAG_RULE).most;
}

/** The first two keys that are one key on resources of a type. */
export function sameKeys(type: string, keys: Iterable<string>): readonly [string, string] | undefined {
  if (!(RULES[type] ?? USUAL_TAG_RULE).caseless) return undefined;
  const seen = new Map<string, string>();
  for (const key of keys) {
    const other = seen.get(key.toLowerCase());
    if (other !== undefined && other !== key) return [other, key];
    seen.set(key.toLowerCase(), key);
  }
  return undefined;
}
