/** JSON as CDKTF writes it: keys sorted at every level, two spaces, no newline at the end. */
import stringify from "json-stable-stringify";

export function stableJson(value: object): string {
  // Only undefined and functions have no text, and an object is neither.
  return stringify(value, { space: 2 }) as string;
}
