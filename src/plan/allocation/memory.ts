/** What the lock remembers, under today's names: the parent of the new plan. */
import type { SourceRange } from "../../diagnostics/source";
import { type Prefix, samePrefix } from "../../ip/prefix";
import { EMPTY_SCOPE, type LocatedLock, type Tombstone } from "../../lock/lock";
import type { Rename } from "../../model/network-model";
import { isAtOrBelow } from "../../model/ref";

/** What came back for a ref: its allocation, or else its tombstone. */
export interface Recalled {
  readonly prefix: Prefix;
  readonly state: "kept" | "revived";
}

/** One scope's memory; taking an entry marks it as still wanted. */
export class ScopeMemory {
  /** The lock's own map until something in it is to be called otherwise. */
  #allocations: ReadonlyMap<string, Prefix>;
  readonly #wanted = new Set<string>();
  readonly #tombstones: Tombstone[] = [];
  readonly #revived = new Set<Tombstone>();
  readonly #tombstonesByRef = new Map<string, Tombstone[]>();
  readonly #lock: LocatedLock;
  readonly #scope: string;
  readonly #oldNames = new Map<string, string>();

  constructor(lock: LocatedLock, scope: string, renames: readonly Rename[]) {
    this.#lock = lock;
    this.#scope = scope;
    const { allocations, tombstones } = lock.scopes.get(scope) ?? EMPTY_SCOPE;
    const byOldName = new Map(renames.map(({ from, to }) => [from, to]));
    const nameNow = (ref: string) => {
      const now = renamed(ref, byOldName);
      // Who has the new name already keeps its own address; the other's is left over under the old name.
      return allocations.has(now) ? ref : now;
    };
    this.#allocations = renames.length === 0 ? allocations : this.#renamed(allocations, nameNow);
    for (const { ref, prefix } of tombstones) {
      const tombstone = { ref: nameNow(ref), prefix };
      this.#tombstones.push(tombstone);
      const same = this.#tombstonesByRef.get(tombstone.ref);
      if (same) same.push(tombstone);
      else this.#tombstonesByRef.set(tombstone.ref, [tombstone]);
    }
  }

  #renamed(allocations: ReadonlyMap<string, Prefix>, nameNow: (ref: string) => string): Map<string, Prefix> {
    const byNewName = new Map<string, Prefix>();
    for (const [ref, prefix] of allocations) {
      const now = nameNow(ref);
      byNewName.set(now, prefix);
      if (now !== ref) this.#oldNames.set(now, ref);
    }
    return byNewName;
  }

  /**
   * What is held for a ref, and from now on still wanted: its allocation, or else a tombstone of the same name and
   * length, which comes back to life.
   */
  recall(ref: string, length: number): Recalled | undefined {
    const held = this.#allocations.get(ref);
    if (held) {
      this.#wanted.add(ref);
      return { prefix: held, state: "kept" };
    }
    const tombstone = this.#tombstonesByRef.get(ref)?.find((t) => t.prefix.length === length);
    if (!tombstone) return undefined;
    this.#revived.add(tombstone);
    return { prefix: tombstone.prefix, state: "revived" };
  }

  /**
   * Lets `ref` take over an allocation of the same prefix that stands under `beginning`, as when a pool's size is
   * turned into a pin: nothing moves, so nothing is to become a tombstone.
   */
  adopt(ref: string, beginning: string, prefix: Prefix): void {
    if (this.#allocations.has(ref)) return;
    for (const [other, held] of this.#allocations) {
      if (!isAtOrBelow(other, beginning) || !samePrefix(held, prefix)) continue;
      const adopted = new Map(this.#allocations);
      adopted.delete(other);
      adopted.set(ref, held);
      this.#allocations = adopted;
      this.#oldNames.set(ref, this.#oldNames.get(other) ?? other);
      return;
    }
  }

  /** What today's refs were called in the lock, where that is another name. */
  oldNames(): ReadonlyMap<string, string> {
    return this.#oldNames;
  }

  /** Allocations that nothing asked for, so far: they are about to become tombstones. */
  unwanted(): Tombstone[] {
    return this.#unwanted(() => true);
  }

  /** Tombstones and what is about to become one, of the refs that count: early on hardly any ref is wanted yet. */
  outOfCirculation(counts: (ref: string) => boolean): Tombstone[] {
    return [...this.tombstones().filter(({ ref }) => counts(ref)), ...this.#unwanted(counts)];
  }

  #isAllWanted(): boolean {
    return this.#wanted.size === this.#allocations.size;
  }

  #unwanted(counts: (ref: string) => boolean): Tombstone[] {
    const left: Tombstone[] = [];
    if (this.#isAllWanted()) return left;
    for (const [ref, prefix] of this.#allocations) {
      if (!this.#wanted.has(ref) && counts(ref)) left.push({ ref, prefix });
    }
    return left;
  }

  /** Whether so many allocations are what was held, all of it and nothing else, under the same names. */
  isAllThereIs(allocations: number): boolean {
    const asItWas = this.#allocations === this.#lock.scopes.get(this.#scope)?.allocations;
    return asItWas && this.#revived.size === 0 && this.#wanted.size === allocations && this.#isAllWanted();
  }

  /** Tombstones of the lock that have not come back to life. */
  tombstones(): Tombstone[] {
    return this.#revived.size === 0
      ? this.#tombstones
      : this.#tombstones.filter((t) => !this.#revived.has(t));
  }

  locate(ref: string): SourceRange | undefined {
    return this.#lock.locate(this.#scope, this.#oldNames.get(ref) ?? ref);
  }
}

/** A ref under its new name; the longest fitting rename counts. `byOldName` gives the new beginnings by the old. */
export function renamed(ref: string, byOldName: ReadonlyMap<string, string>): string {
  if (byOldName.size === 0) return ref;
  for (let end = ref.length; end > 0; end = ref.lastIndexOf("/", end - 1)) {
    const to = byOldName.get(ref.slice(0, end));
    if (to !== undefined) return to + ref.slice(end);
  }
  return ref;
}
