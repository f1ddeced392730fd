/** Lists of prefixes as sets of addresses: the shortest list for a set, and one set less another. */
import { contains, type Prefix } from "./prefix";
import { PrefixSet } from "./prefix-set";

/** The shortest list of prefixes covering exactly the addresses of these, disjoint and in address order. */
export function aggregate(prefixes: Iterable<Prefix>): Prefix[] {
  return PrefixSet.of(prefixes).blocks();
}

/**
 * Whether every address of a prefix is in one of these or in several together: 10.0.0.0/20 is in 10.0.0.0/21 and
 * 10.0.8.0/21, although in neither alone.
 */
export function covers(prefixes: readonly Prefix[], prefix: Prefix): boolean {
  if (prefixes.some((outer) => contains(outer, prefix))) return true;
  const parts = prefixes.filter((inner) => contains(prefix, inner));
  return parts.length > 1 && PrefixSet.of(parts).has(prefix);
}

/** The addresses of `from` that are in none of `what`, as the shortest list, in address order. */
export function subtract(from: Iterable<Prefix>, what: Iterable<Prefix>): Prefix[] {
  const left = PrefixSet.of(from);
  for (const prefix of what) left.subtract(prefix);
  return left.blocks();
}
