/** The signs that a tag may have, in its key and in its value. */

/** Letters, numbers and spaces of any language, and these: what every service takes. Line separators are no spaces. */
const OTHERS = /[^\p{L}\p{N}\p{Zs}+\-=._:/@]/gu;

/**
 * What a tag cannot have, each sign once in order of its first place.
 * https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 */
export function signsNotInTags(text: string): string[] {
  return [...new Set(text.match(OTHERS) ?? [])];
}
