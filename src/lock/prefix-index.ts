/** Names by prefix, to find one that a prefix shares addresses with in a few steps, however many there are. */
import { lastAddress, type Prefix, prefixHolding } from "../ip/prefix";

export class PrefixIndex {
  readonly #names = new Map<string, string>();
  /** In address order, for what lies inside a prefix. */
  readonly #sorted: (readonly [Prefix, string])[] = [];

  add(prefix: Prefix, name: string): void {
    this.#names.set(keyOf(prefix), name);
    this.#sorted.splice(this.#firstFrom(prefix), 0, [prefix, name]);
  }

  /** The name of a prefix that contains this one, or is the same; the smallest such. */
  holding(prefix: Prefix): string | undefined {
    for (let length = prefix.length; length >= 0; length--) {
      const name = this.#names.get(keyOf(prefixHolding(prefix.base, length)));
      if (name !== undefined) return name;
    }
    return undefined;
  }

  /** The name of a prefix that shares addresses with this one. */
  meeting(prefix: Prefix): string | undefined {
    return this.holding(prefix) ?? this.#inside(prefix);
  }

  #inside(prefix: Prefix): string | undefined {
    const next = this.#sorted[this.#firstFrom(prefix)];
    return next && next[0].base <= lastAddress(prefix) ? next[1] : undefined;
  }

  /** Where the first prefix stands that does not begin before this one. */
  #firstFrom(prefix: Prefix): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle] as readonly [Prefix, string])[0].base < prefix.base) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function keyOf({ base, length }: Prefix): string {
  return `${base}/${length}`;
}
