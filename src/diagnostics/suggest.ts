/** Did-you-mean: the known name nearest to a mistyped one. */
import { closest, distance } from "fastest-levenshtein";

/** ` Did you mean “x”?`, with its leading space, or an empty text when nothing is near enough. */
export function suggestion(mistyped: string, known: readonly string[]): string {
  if (known.length === 0) return "";
  const best = closest(mistyped, known as string[]);
  const nearEnough = Math.max(1, Math.floor(Math.max(mistyped.length, best.length) / 3));
  return distance(mistyped.toLowerCase(), best.toLowerCase()) <= nearEnough ? ` Did you mean “${best}”?` : "";
}

/** A list of names for a sentence: all of a few, the first of many. */
export function listed(names: Iterable<string>, most = 12): string {
  const all = [...names].sort();
  if (all.length === 0) return "none";
  return all.length <= most
    ? all.join(", ")
    : `${all.slice(0, most).join(", ")} and ${all.length - most} more`;
}
