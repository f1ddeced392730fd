/** Lists of prefixes as sets of addresses: the shortest list for a set, and one set less another. */
import type { Prefix } from "./prefix";
import { PrefixSet } from "./prefix-set";

/** The shortest list of prefixes covering exactly the addresses of these, disjoint and in address order. */
export function aggregate(prefixes: Iterable<Prefix>): Prefix[] {
  return PrefixSet.of(prefixes).blocks();
}

/** The addresses of `from` that are in none of `what`, as the shortest list, in address order. */
export function subtract(from: Iterable<Prefix>, what: Iterable<Prefix>): Prefix[] {
  const left = PrefixSet.of(from);
  for (const prefix of what) left.subtract(prefix);
  return left.blocks();
}
