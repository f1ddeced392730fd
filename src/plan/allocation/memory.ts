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

/** An allocation that was held, and whether anything asked for it yet. */
interface Held extends Recalled {
  readonly state: "kept";
  wanted: boolean;
}

/** One scope's memory; taking an entry marks it as still wanted. */
export class ScopeMemory {
  readonly #allocations = new Map<string, Held>();
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
    for (const [ref, prefix] of allocations) {
      const now = nameNow(ref);
      this.#allocations.set(now, { prefix, state: "kept", wanted: false });
      if (now !== ref) this.#oldNames.set(now, ref);
    }
    for (const { ref, prefix } of tombstones) {
      const tombstone = { ref: nameNow(ref), prefix };
      this.#tombstones.push(tombstone);
      const same = this.#tombstonesByRef.get(tombstone.ref);
      if (same) same.push(tombstone);
      else this.#tombstonesByRef.set(tombstone.ref, [tombstone]);
    }
  }

  /**
   * What is held for a ref, and from now on still wanted: its allocation, or else a tombstone of the same name and
   * length, which comes back to life.
   */
  recall(ref: string, length: number): Recalled | undefined {
    const held = this.#allocations.get(ref);
    if (held) {
      held.wanted = true;
      return held;
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
      if (!isAtOrBelow(other, beginning) || !samePrefix(held.prefix, prefix)) continue;
      this.#allocations.delete(other);
      this.#allocations.set(ref, held);
      this.#oldNames.set(ref, this.#oldNames.get(other) ?? other);
      return;
    }
  }

  /** Allocations that nothing asked for, so far: they are about to become tombstones. */
  unwanted(): Tombstone[] {
    const left: Tombstone[] = [];
    for (const [ref, { prefix, wanted }] of this.#allocations) if (!wanted) left.push({ ref, prefix });
    return left;
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
