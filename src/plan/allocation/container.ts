/** Something that addresses are taken from: a scope's top, a pool, or a block of a VPC. */
import type { SourceRange } from "../../diagnostics/source";
import { covers } from "../../ip/aggregate";
import { contains, overlaps, type Prefix } from "../../ip/prefix";
import { PrefixSet } from "../../ip/prefix-set";
import type { Tombstone } from "../../lock/lock";

export interface Buried extends Tombstone {
  /** What the lock calls it: a rename may have given it another name since. */
  readonly nameInLock: string;
  /** Whether this plan makes it, so that the lock still has an allocation. */
  readonly fresh: boolean;
}

/** A part of a container that is spoken for. */
export interface Claim {
  readonly prefix: Prefix;
  /** For messages: a ref, or `external range dallas`, or `the tombstone of …`. */
  readonly owner: string;
  readonly at?: SourceRange;
  readonly kind: "allocation" | "pool" | "range" | "tombstone";
  /** Of a tombstone: its entry, and how to release it. */
  readonly tombstone?: Buried;
  /** Of an external range: its name, and the VPCs that may have some of its addresses, as `account/vpc`. */
  readonly external?: { readonly name: string; readonly accepts: ReadonlySet<string> };
}

/** Where a pool stands among the others, for saying where else there is space. */
export interface PoolSite {
  readonly name: string;
  readonly parent?: string;
  /** The region it is for: its own locale, or the nearest above it. */
  readonly locale?: string;
  readonly scope: ScopeSite;
}

export interface ScopeSite {
  readonly name: string;
  readonly top: Container;
  readonly pools: ReadonlyMap<string, Container>;
}

export class Container {
  /** For messages: `pool use1-prod`, or a VPC's ref. */
  readonly name: string;
  /** Of a pool. */
  readonly site: PoolSite | undefined;
  readonly prefixes: Prefix[] = [];
  readonly claims: Claim[] = [];
  readonly #free = new PrefixSet();

  constructor(name: string, prefixes: readonly Prefix[] = [], site?: PoolSite) {
    this.name = name;
    this.site = site;
    for (const prefix of prefixes) this.provision(prefix);
  }

  /** Puts a block into the container, all of it free. */
  provision(prefix: Prefix): void {
    this.prefixes.push(prefix);
    this.#free.add(prefix);
  }

  /**
   * Whether a block lies in the container. Placing, keeping and pinning all go by this: what counts is the set of
   * addresses, so a block may span two adjacent ones (docs/adr/0002).
   */
  holds(prefix: Prefix): boolean {
    return covers(this.prefixes, prefix);
  }

  /** Speaks for exactly this block. Answers the claim that is in the way, and then changes nothing. */
  claim(claim: Claim): Claim | undefined {
    if (this.#free.remove(claim.prefix)) {
      this.claims.push(claim);
      return undefined;
    }
    const inTheWay = (other: Claim) => overlaps(other.prefix, claim.prefix) && !accepts(other, claim.owner);
    const obstacle = this.claims.find(inTheWay);
    if (obstacle) return obstacle;
    this.withhold(claim);
    return undefined;
  }

  /** Keeps a range from being allocated, whatever of it is still free. */
  withhold(claim: Claim): void {
    if (!this.prefixes.some((prefix) => overlaps(prefix, claim.prefix))) return;
    this.#free.subtract(claim.prefix);
    this.claims.push(claim);
  }

  /** Speaks for a block that `find` answered. */
  take(claim: Claim): void {
    this.#free.subtract(claim.prefix);
    this.claims.push(claim);
  }

  /** The best-fitting free block of this length that touches none of `avoid`: where a request of this size would go. */
  find(length: number, avoid: readonly Prefix[] = []): Prefix | undefined {
    const aside = this.#freeWithin(avoid);
    for (const block of aside) this.#free.subtract(block);
    const prefix = this.#free.bestFit(length);
    for (const block of aside) this.#free.add(block);
    return prefix;
  }

  /** Whether blocks of these lengths would all fit, if these prefixes were given back. */
  wouldFit(
    lengths: readonly number[],
    given: readonly Prefix[] = [],
    avoid: readonly Prefix[] = [],
  ): boolean {
    const free = PrefixSet.of([...this.#free.blocks(), ...given.filter((p) => this.holds(p))]);
    for (const range of avoid) free.subtract(range);
    // Of powers of two, large ones first, the best fit finds a way where there is one.
    return [...lengths].sort((a, b) => a - b).every((length) => free.take(length) !== undefined);
  }

  free(): {
    readonly size: number;
    readonly census: ReadonlyMap<number, number>;
    readonly blocks: readonly Prefix[];
  } {
    return { size: this.#free.size(), census: this.#free.census(), blocks: this.#free.blocks() };
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

function accepts({ external }: Claim, ref: string): boolean {
  if (!external) return false;
  const [account, , vpc] = ref.split("/");
  return external.accepts.has(`${account}/${vpc}`);
}
