/** Something that addresses are taken from: a scope's top, a pool, or a block of a VPC. */
import type { SourceRange } from "../../diagnostics/source";
import { contains, overlaps, type Prefix } from "../../ip/prefix";
import { PrefixSet } from "../../ip/prefix-set";

/** A part of a container that is spoken for. */
export interface Claim {
  readonly prefix: Prefix;
  /** For messages: a ref, or `external range dallas`, or `the tombstone of …`. */
  readonly owner: string;
  readonly at?: SourceRange;
  readonly kind: "allocation" | "pool" | "range" | "tombstone";
}

export class Container {
  /** For messages: `pool use1-prod`, or a VPC's ref. */
  readonly name: string;
  readonly prefixes: Prefix[] = [];
  readonly claims: Claim[] = [];
  readonly #free = new PrefixSet();

  constructor(name: string, prefixes: readonly Prefix[] = []) {
    this.name = name;
    for (const prefix of prefixes) this.provision(prefix);
  }

  /** Puts a block into the container, all of it free. */
  provision(prefix: Prefix): void {
    this.prefixes.push(prefix);
    this.#free.add(prefix);
  }

  holds(prefix: Prefix): boolean {
    return this.prefixes.some((outer) => contains(outer, prefix));
  }

  /** Speaks for exactly this block. Answers the claim that is in the way, and then changes nothing. */
  claim(claim: Claim): Claim | undefined {
    if (this.#free.remove(claim.prefix)) {
      this.claims.push(claim);
      return undefined;
    }
    return this.inTheWayOf(claim.prefix);
  }

  /** Keeps a range from being allocated, whatever of it is still free. */
  withhold(claim: Claim): void {
    if (!this.prefixes.some((prefix) => overlaps(prefix, claim.prefix))) return;
    this.#free.subtract(claim.prefix);
    this.claims.push(claim);
  }

  inTheWayOf(prefix: Prefix): Claim | undefined {
    return this.claims.find((claim) => overlaps(claim.prefix, prefix));
  }

  /** Takes the best-fitting free block of this length that touches none of `avoid`. */
  take(
    length: number,
    owner: string,
    at: SourceRange | undefined,
    avoid: readonly Prefix[] = [],
  ): Prefix | undefined {
    const aside = this.#freeWithin(avoid);
    for (const block of aside) this.#free.subtract(block);
    const prefix = this.#free.take(length);
    for (const block of aside) this.#free.add(block);
    if (prefix) this.claims.push({ prefix, owner, kind: "allocation", ...(at && { at }) });
    return prefix;
  }

  /** A free block of this length, without taking it. */
  peek(length: number): Prefix | undefined {
    const prefix = this.#free.take(length);
    if (prefix) this.#free.add(prefix);
    return prefix;
  }

  /** Whether a block of this length would fit if these were given back. */
  wouldFit(length: number, given: readonly Prefix[]): boolean {
    const free = PrefixSet.of([...this.#free.blocks(), ...given.filter((p) => this.holds(p))]);
    return free.take(length) !== undefined;
  }

  free(): { readonly size: number; readonly census: ReadonlyMap<number, number> } {
    return { size: this.#free.size(), census: this.#free.census() };
  }

  /** What is free of these ranges, each block once although the ranges may overlap. */
  #freeWithin(ranges: readonly Prefix[]): Prefix[] {
    const outermost = ranges.filter(
      (range, index) =>
        !ranges.some(
          (other, i) => i !== index && contains(other, range) && !(contains(range, other) && index < i),
        ),
    );
    return outermost.flatMap((range) => this.#free.blocksWithin(range));
  }
}
