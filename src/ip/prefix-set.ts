/**
 * The free space of an address pool, as maximal free prefixes, with best-fit allocation.
 *
 * A pool of 10.0.0.0/24 where a /26 is in use, before and after `take(27)`. The smallest block that fits is the
 * /26, not the /25, so the large block stays whole; the lower half is handed out:
 *
 * ```text
 *          .0              .64             .128                           .255
 *  before  |███ in use ███|── free /26 ──|────────── free /25 ──────────|
 *  after   |███ in use ███|█ /27 █|─ /27─|────────── free /25 ──────────|
 * ```
 *
 * The blocks are the leaves of a binary trie over the address bits; halves that are both free join into one leaf,
 * so what is wholly free is always inside one block. Each branch knows which block lengths occur below it, which
 * makes every operation one or two walks of at most 32 steps, however large or fragmented the pool is.
 */
import type { Address } from "./address";
import { type Prefix, sizeOf } from "./prefix";

const FREE = Symbol("wholly free");

/** Part of the space: wholly free, nothing free, or some of each. */
type Part = typeof FREE | undefined | Branch;

class Branch {
  low: Part;
  high: Part;
  /** Bit `n - 1` is set when a free block of length `n` lies below. */
  lengths = 0;
  constructor(half: Part) {
    this.low = half;
    this.high = half;
  }
}

function inHighHalf(base: Address, depth: number): boolean {
  return ((base >>> (31 - depth)) & 1) === 1;
}

/** The lengths of the blocks in a part at this depth (1 to 32), as {@link Branch.lengths} has them. */
function lengthsIn(part: Part, depth: number): number {
  if (part === undefined) return 0;
  return part === FREE ? 1 << (depth - 1) : part.lengths;
}

/** Free space that changes as prefixes are taken and given back. Kept inside an allocator; plans carry prefixes. */
export class PrefixSet {
  private root: Part;

  /** The addresses of these prefixes, all free. */
  static of(prefixes: Iterable<Prefix>): PrefixSet {
    const set = new PrefixSet();
    for (const prefix of prefixes) set.add(prefix);
    return set;
  }

  /** Frees every address of a prefix; those already free stay so. */
  add(prefix: Prefix): void {
    this.root = this.withPrefix(this.root, 0, prefix);
  }

  /** Takes a prefix out when it is wholly free; otherwise changes nothing and answers false. */
  remove(prefix: Prefix): boolean {
    if (!this.has(prefix)) return false;
    this.subtract(prefix);
    return true;
  }

  /** Takes out whatever part of a prefix is free, as for a reserved range. */
  subtract(prefix: Prefix): void {
    this.root = this.withoutPrefix(this.root, 0, prefix);
  }

  /**
   * Takes the best-fitting free prefix of this length: in the smallest block it fits in, the lowest such block,
   * its lowest part. Undefined when no block is large enough.
   */
  take(length: number): Prefix | undefined {
    const taken = this.bestFit(length);
    if (taken) this.subtract(taken);
    return taken;
  }

  /** What `take` would answer; nothing changes. */
  bestFit(length: number): Prefix | undefined {
    const base = this.bestFitBase(length);
    return base === undefined ? undefined : { base, length };
  }

  /** Whether every address of a prefix is free. */
  has(prefix: Prefix): boolean {
    let part = this.root;
    for (let depth = 0; depth < prefix.length && part instanceof Branch; depth++) {
      part = inHighHalf(prefix.base, depth) ? part.high : part.low;
    }
    return part === FREE;
  }

  /** How many maximal free blocks there are of each length that occurs, largest blocks first. */
  census(): Map<number, number> {
    const counts = new Map<number, number>();
    for (const { length } of this.blocks()) counts.set(length, (counts.get(length) ?? 0) + 1);
    return new Map([...counts].sort(([a], [b]) => a - b));
  }

  /** How many addresses are free. */
  size(): number {
    return this.blocks().reduce((sum, { length }) => sum + sizeOf(length), 0);
  }

  /** The maximal free blocks, in address order. */
  blocks(): Prefix[] {
    const found: Prefix[] = [];
    collect(this.root, { base: 0, length: 0 }, found);
    return found;
  }

  /** What is free of a range, as maximal blocks inside it, in address order. */
  blocksWithin(range: Prefix): Prefix[] {
    let part = this.root;
    for (let depth = 0; depth < range.length && part instanceof Branch; depth++) {
      part = inHighHalf(range.base, depth) ? part.high : part.low;
    }
    const found: Prefix[] = [];
    collect(part, range, found);
    return found;
  }

  private bestFitBase(length: number): Address | undefined {
    let part = this.root;
    if (part === FREE) return 0;
    const fitting = length === 32 ? -1 : (1 << length) - 1;
    const lengths = lengthsIn(part, 0) & fitting;
    if (lengths === 0) return undefined;
    const wanted = 1 << (31 - Math.clz32(lengths));
    let base = 0;
    for (let depth = 0; part instanceof Branch; depth++) {
      const inLow: boolean = (lengthsIn(part.low, depth + 1) & wanted) !== 0;
      if (!inLow) base += 2 ** (31 - depth);
      part = inLow ? part.low : part.high;
    }
    return base;
  }

  private withPrefix(part: Part, depth: number, prefix: Prefix): Part {
    if (part === FREE) return FREE;
    if (depth === prefix.length) return FREE;
    const branch = part ?? new Branch(undefined);
    if (inHighHalf(prefix.base, depth)) branch.high = this.withPrefix(branch.high, depth + 1, prefix);
    else branch.low = this.withPrefix(branch.low, depth + 1, prefix);
    return this.settled(branch, depth);
  }

  private withoutPrefix(part: Part, depth: number, prefix: Prefix): Part {
    if (part === undefined) return undefined;
    if (depth === prefix.length) return undefined;
    const branch = part === FREE ? new Branch(FREE) : part;
    if (inHighHalf(prefix.base, depth)) branch.high = this.withoutPrefix(branch.high, depth + 1, prefix);
    else branch.low = this.withoutPrefix(branch.low, depth + 1, prefix);
    return this.settled(branch, depth);
  }

  /** A changed branch in its simplest form: two free halves are one free block, two empty ones are nothing. */
  private settled(branch: Branch, depth: number): Part {
    if (branch.low === FREE && branch.high === FREE) return FREE;
    branch.lengths = lengthsIn(branch.low, depth + 1) | lengthsIn(branch.high, depth + 1);
    return branch.lengths === 0 ? undefined : branch;
  }
}

function collect(part: Part, at: Prefix, found: Prefix[]): void {
  if (part === FREE) found.push(at);
  if (!(part instanceof Branch)) return;
  const length = at.length + 1;
  collect(part.low, { base: at.base, length }, found);
  collect(part.high, { base: at.base + sizeOf(length), length }, found);
}
