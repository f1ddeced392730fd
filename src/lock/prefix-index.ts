/** Names by prefix, to find one that a prefix shares addresses with in a few steps, however many there are. */
import { lastAddress, type Prefix, prefixHolding } from "../ip/prefix";

export class PrefixIndex {
  readonly #names = new Map<string, string>();
  /** In address order, for what lies inside a prefix; what is added later is found by what lies in it only. */
  readonly #sorted: readonly (readonly [Prefix, string])[];

  constructor(entries: readonly (readonly [Prefix, string])[]) {
    this.#sorted = [...entries].sort(([a], [b]) => a.base - b.base);
    for (const [prefix, name] of entries) this.add(prefix, name);
  }

  add(prefix: Prefix, name: string): void {
    this.#names.set(keyOf(prefix), name);
  }

  /** The name of a prefix that contains this one, or is the same; the smallest such. */
  holding(prefix: Prefix): string | undefined {
    for (let length = prefix.length; length >= 0; length--) {
      const name = this.#names.get(keyOf(prefixHolding(prefix.base, length)));
      if (name !== undefined) return name;
    }
    return undefined;
  }

  /** The name of a prefix of the constructor's that shares addresses with this one. */
  meeting(prefix: Prefix): string | undefined {
    return this.holding(prefix) ?? this.#inside(prefix);
  }

  #inside(prefix: Prefix): string | undefined {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle] as readonly [Prefix, string])[0].base < prefix.base) low = middle + 1;
      else high = middle;
    }
    const next = this.#sorted[low];
    return next && next[0].base <= lastAddress(prefix) ? next[1] : undefined;
  }
}

function keyOf({ base, length }: Prefix): string {
  return `${base}/${length}`;
}
