/** Longest-prefix match over many prefixes in a time that does not depend on their number. */
import type { Address } from "../../ip/address";
import { type Prefix, prefixHolding } from "../../ip/prefix";

export class PrefixTable<T> {
  readonly #lengths: Map<number, T>[] = [];
  readonly #used: number[] = [];

  /** Adds an entry; of two with the same prefix, the one added first stays. */
  add(prefix: Prefix, entry: T): void {
    let bases = this.#lengths[prefix.length];
    if (!bases) {
      bases = new Map();
      this.#lengths[prefix.length] = bases;
      this.#used.push(prefix.length);
      this.#used.sort((a, b) => b - a);
    }
    if (!bases.has(prefix.base)) bases.set(prefix.base, entry);
  }

  /** Every prefix with its entry, longest prefixes first. */
  *entries(): Generator<readonly [Prefix, T]> {
    for (const length of this.#used)
      for (const [base, entry] of this.#lengths[length] ?? []) yield [{ base, length }, entry];
  }

  /** The entry of the longest prefix that holds the address, of those that are at least so long. */
  find(address: Address, shortest = 0): T | undefined {
    for (const length of this.#used) {
      if (length < shortest) return undefined;
      const entry = this.#lengths[length]?.get(prefixHolding(address, length).base);
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  /** The entry of exactly this prefix. */
  at(prefix: Prefix): T | undefined {
    return this.#lengths[prefix.length]?.get(prefix.base);
  }

  /** Whether any entry shares an address with the prefix. */
  meets(prefix: Prefix): boolean {
    if (
      this.#used.some(
        (length) => length <= prefix.length && this.at(prefixHolding(prefix.base, length)) !== undefined,
      )
    )
      return true;
    return this.#used.some((length) => {
      if (length <= prefix.length) return false;
      for (const base of this.#lengths[length]!.keys())
        if (prefixHolding(base, prefix.length).base === prefix.base) return true;
      return false;
    });
  }
}
