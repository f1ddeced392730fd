/** What the lock remembers, under today's names: the parent of the new plan. */
import type { SourceRange } from "../../diagnostics/source";
import { type Prefix, samePrefix } from "../../ip/prefix";
import { EMPTY_SCOPE, type LocatedLock, type ScopeLock, type Tombstone } from "../../lock/lock";
import type { Renaming } from "../../lock/renaming";
import { isAtOrBelow } from "../../model/ref";
import type { Buried, Claim } from "./container";

/** What came back for a ref: its allocation, or else its tombstone. */
export interface Recalled {
  readonly prefix: Prefix;
  readonly state: "kept" | "revived";
}

/** One scope of the lock whose entries a scope of the configuration has today. */
export interface Source {
  readonly scope: string;
  /** Whether an allocation is among them, by today's ref; all are without. */
  readonly counts?: (ref: string) => boolean;
}

/** Where an entry stands in the lock, when not under the same scope and ref. */
interface Origin {
  readonly scope: string;
  readonly ref: string;
}

/** One scope's memory; taking an entry marks it as still wanted. */
export class ScopeMemory {
  /** The lock's own map until something in it is to be called otherwise. */
  #allocations: ReadonlyMap<string, Prefix>;
  #changed: Map<string, Prefix> | undefined;
  readonly #wanted = new Set<string>();
  readonly #tombstones: Tombstone[] = [];
  readonly #buriedAs = new Map<Tombstone, string>();
  readonly #revived = new Set<Tombstone>();
  readonly #tombstonesByRef = new Map<string, Tombstone[]>();
  readonly #lock: LocatedLock;
  readonly #scope: string;
  readonly #origins = new Map<string, Origin>();
  #others: readonly ScopeMemory[] = [];

  constructor(lock: LocatedLock, scope: string, sources: readonly Source[], renaming: Renaming) {
    this.#lock = lock;
    this.#scope = scope;
    const own = lock.scopes.get(scope) ?? EMPTY_SCOPE;
    const isAsItWas = renaming.isEmpty && sources.every((source) => source.scope === scope);
    const byName = new Map<string, Prefix>();
    this.#allocations = isAsItWas ? own.allocations : byName;
    for (const source of sources) {
      const { allocations, tombstones } = lock.scopes.get(source.scope) ?? EMPTY_SCOPE;
      const nameNow = (ref: string) => {
        const now = renaming.nameNow(ref);
        // Who has the new name already keeps its own address; the other's is left over under the old name.
        return now !== ref && (allocations.has(now) || byName.has(now)) ? ref : now;
      };
      if (!isAsItWas) this.#addAllocations(byName, allocations, source, nameNow);
      this.#addTombstones(tombstones, nameNow);
    }
  }

  #addAllocations(
    byName: Map<string, Prefix>,
    allocations: ScopeLock["allocations"],
    { scope, counts = () => true }: Source,
    nameNow: (ref: string) => string,
  ): void {
    for (const [ref, prefix] of allocations) {
      const now = nameNow(ref);
      if (!counts(now)) continue;
      if (byName.has(now)) {
        // Another scope gave this ref an address too; what it does not keep stays out of circulation.
        this.#addTombstones([{ ref: now, prefix }], (name) => name);
        continue;
      }
      byName.set(now, prefix);
      if (now !== ref || scope !== this.#scope) this.#origins.set(now, { scope, ref });
    }
  }

  #addTombstones(tombstones: readonly Tombstone[], nameNow: (ref: string) => string): void {
    for (const { ref, prefix } of tombstones) {
      const tombstone = { ref: nameNow(ref), prefix };
      this.#tombstones.push(tombstone);
      if (tombstone.ref !== ref) this.#buriedAs.set(tombstone, ref);
      const same = this.#tombstonesByRef.get(tombstone.ref);
      if (same) same.push(tombstone);
      else this.#tombstonesByRef.set(tombstone.ref, [tombstone]);
    }
  }

  /** Tells the other scopes' memories, which may have what is asked for here. */
  knows(others: readonly ScopeMemory[]): void {
    this.#others = others.filter((other) => other !== this);
  }

  /**
   * What is held for a ref, in this scope or in another that it came from, and from now on still wanted: its allocation,
   * or else a tombstone of the same name and length, which comes back to life.
   */
  recall(ref: string, length: number): Recalled | undefined {
    const held = this.#allocations.get(ref) ?? this.#takeOver(ref);
    if (held) {
      this.#wanted.add(ref);
      return { prefix: held, state: "kept" };
    }
    const tombstone = this.#tombstonesByRef.get(ref)?.find((t) => t.prefix.length === length);
    if (!tombstone) return undefined;
    this.#revived.add(tombstone);
    return { prefix: tombstone.prefix, state: "revived" };
  }

  /** A ref is asked for in one scope, so what another has under it is asked for here. */
  #takeOver(ref: string): Prefix | undefined {
    for (const other of this.#others) {
      const held = other.#allocations.get(ref);
      if (held === undefined) continue;
      other.#wanted.add(ref);
      this.#hold(ref, held, other.#originOf(ref));
      return held;
    }
    return undefined;
  }

  /**
   * Lets `ref` take over an allocation of the same prefix that stands under `beginning`, as when a pool's size is
   * turned into a pin: nothing moves, so nothing is to become a tombstone.
   */
  adopt(ref: string, beginning: string, prefix: Prefix): void {
    if (this.#allocations.has(ref)) return;
    for (const [other, held] of this.#allocations) {
      if (!isAtOrBelow(other, beginning) || !samePrefix(held, prefix)) continue;
      const origin = this.#originOf(other);
      this.#own().delete(other);
      this.#hold(ref, held, origin);
      return;
    }
  }

  #hold(ref: string, prefix: Prefix, origin: Origin): void {
    this.#own().set(ref, prefix);
    this.#origins.set(ref, origin);
  }

  /** The allocations as a map that may be changed, which the lock's own may not. */
  #own(): Map<string, Prefix> {
    this.#changed ??= new Map(this.#allocations);
    this.#allocations = this.#changed;
    return this.#changed;
  }

  #originOf(ref: string): Origin {
    return this.#origins.get(ref) ?? { scope: this.#scope, ref };
  }

  /** What today's refs were called in the lock, where that is another name. */
  oldNames(): ReadonlyMap<string, string> {
    const renamed = [...this.#origins].filter(([now, { ref }]) => now !== ref);
    return new Map(renamed.map(([now, { ref }]) => [now, ref]));
  }

  /** What is held at or below a ref. */
  heldBelow(ref: string): Tombstone[] {
    return [...this.#allocations]
      .filter(([other]) => isAtOrBelow(other, ref))
      .map(([other, prefix]) => ({ ref: other, prefix }));
  }

  /** Allocations that nothing asked for, so far: they are about to become tombstones. */
  unwanted(): Tombstone[] {
    return this.#unwanted(() => true);
  }

  /** Tombstones and what is about to become one, of the refs that count: early on hardly any ref is wanted yet. */
  outOfCirculation(counts: (ref: string) => boolean): Claim[] {
    return [
      ...this.tombstones()
        .filter(({ ref }) => counts(ref))
        .map((stone) =>
          tombstoneClaim({ ...stone, nameInLock: this.#buriedAs.get(stone) ?? stone.ref, fresh: false }),
        ),
      ...this.#unwanted(counts).map((stone) =>
        tombstoneClaim({ ...stone, nameInLock: this.nameInLock(stone.ref), fresh: true }),
      ),
    ];
  }

  /** What the lock calls an allocation. */
  nameInLock(ref: string): string {
    return this.#originOf(ref).ref;
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
    const origin = this.#originOf(ref);
    return this.#lock.locate(origin.scope, origin.ref);
  }
}

function tombstoneClaim(tombstone: Buried): Claim {
  const owner = `the tombstone of ${tombstone.ref}`;
  return { prefix: tombstone.prefix, owner, kind: "tombstone", tombstone };
}
