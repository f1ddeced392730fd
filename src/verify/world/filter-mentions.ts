/** Prefixes in security groups and network ACLs, with the VPCs that have them there: thousands may have the same. */
import { comparePrefixes, contains, formatPrefix, lastAddress, type Prefix } from "../../ip/prefix";

/** One prefix, and by what is said of it the VPCs that say so. */
interface Filtered {
  readonly prefix: Prefix;
  readonly speakers: Map<string, Set<string>>;
}

/**
 * A filter treats equal addresses alike, whoever has them. So VPCs that share a block are told the same about it: that
 * a set of VPCs, themselves perhaps among them, has it in a filter. The set is one number, however many it holds.
 */
export class FilterMentions {
  readonly #byPrefix = new Map<string, Filtered>();
  #sorted: readonly Filtered[] | undefined;
  readonly #sets = new Map<string, number>();
  readonly #numbers = new Map<Set<string>, number>();

  add(prefix: Prefix, vpc: string, words: string): void {
    const text = formatPrefix(prefix);
    let filtered = this.#byPrefix.get(text);
    if (!filtered) {
      filtered = { prefix, speakers: new Map() };
      this.#byPrefix.set(text, filtered);
      this.#sorted = undefined;
    }
    const speakers = filtered.speakers.get(words);
    if (speakers) speakers.add(vpc);
    else filtered.speakers.set(words, new Set([vpc]));
  }

  /** What is said of parts of a prefix by others than its reader alone, whose own filters are told elsewhere. */
  within(own: Prefix, reader: string): string[] {
    this.#sorted ??= [...this.#byPrefix.values()].sort((a, b) => comparePrefixes(a.prefix, b.prefix));
    const found: string[] = [];
    const end = lastAddress(own);
    for (let i = firstAt(this.#sorted, own.base); i < this.#sorted.length; i++) {
      const { prefix, speakers } = this.#sorted[i]!;
      if (prefix.base > end) break;
      if (!contains(own, prefix)) continue;
      for (const [words, vpcs] of speakers)
        if (vpcs.size > 1 || !vpcs.has(reader))
          found.push(`${prefix.base - own.base}/${prefix.length} ${words} #${this.#numberOf(vpcs)}`);
    }
    return found;
  }

  /** Equal sets have equal numbers. */
  #numberOf(vpcs: Set<string>): number {
    let number = this.#numbers.get(vpcs);
    if (number === undefined) {
      const text = [...vpcs].sort().join(" ");
      number = this.#sets.get(text) ?? this.#sets.size;
      this.#sets.set(text, number);
      this.#numbers.set(vpcs, number);
    }
    return number;
  }
}

/** The first of a list in address order that begins at an address or after it. */
export function firstAt(sorted: readonly { readonly prefix: Prefix }[], base: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.prefix.base < base) low = middle + 1;
    else high = middle;
  }
  return low;
}
