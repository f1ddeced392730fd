/** What the lock remembers of choices that are no addresses, under today's names, and what it is to remember next. */
import { type Choices, entriesOf, type Lock } from "../../lock/lock";
import { Renaming } from "../../lock/renaming";
import type { ChoiceKind, Remembered } from "../../model/choices";
import type { Rename } from "../../model/network-model";
import { beginningsOf } from "../../model/ref";

/**
 * Law: whoever asks under the same kind and ref, or under a declared new name, is answered what was last chosen, as long
 * as an address at or below that ref is remembered.
 */
export class ChoiceMemory implements Remembered {
  readonly #held = new Map<string, ReadonlyMap<string, string>>();
  readonly #chosen = new Map<string, Map<string, string>>();
  readonly #lock: Lock;
  readonly #renaming: Renaming;
  /** Every ref with an address, under today's name. */
  #renamed: ReadonlySet<string> | undefined;

  constructor(lock: Lock, renames: readonly Pick<Rename, "from" | "to">[] = []) {
    this.#lock = lock;
    const renaming = new Renaming(renames);
    this.#renaming = renaming;
    for (const [kind, byRef] of lock.choices ?? []) {
      if (renaming.isEmpty) {
        this.#held.set(kind, byRef);
        continue;
      }
      const now = new Map<string, string>();
      for (const [ref, value] of byRef) {
        const name = renaming.nameNow(ref);
        // Who has the new name already keeps its own.
        now.set(byRef.has(name) ? ref : name, value);
      }
      this.#held.set(kind, now);
    }
  }

  /** What was chosen for a ref, if anything was. */
  recall(kind: ChoiceKind, ref: string): string | undefined {
    return this.#held.get(kind)?.get(ref);
  }

  knows(kind: ChoiceKind): boolean {
    return (this.#held.get(kind)?.size ?? 0) > 0;
  }

  isHeld(ref: string): boolean {
    const { scopes } = this.#lock;
    if (this.#renaming.isEmpty) {
      for (const { allocations } of scopes.values()) if (allocations.has(ref)) return true;
      return false;
    }
    this.#renamed ??= new Set(
      [...scopes.values()].flatMap(({ allocations }) =>
        [...allocations.keys()].map((name) => this.#renaming.nameNow(name)),
      ),
    );
    return this.#renamed.has(ref);
  }

  /** Remembers a choice of this plan. Whether it was recalled or is new makes no difference. */
  choose(kind: ChoiceKind, ref: string, value: string): void {
    const byRef = this.#chosen.get(kind);
    if (byRef) byRef.set(ref, value);
    else this.#chosen.set(kind, new Map([[ref, value]]));
  }

  /** Today's choices, and those of what is gone but can come back because `lock` still has its addresses. */
  next(lock: Lock): Choices {
    const next = new Map([...this.#chosen].map(([kind, byRef]) => [kind, new Map(byRef)]));
    let remembered: ReadonlySet<string> | undefined;
    for (const [kind, byRef] of this.#held) {
      for (const [ref, value] of byRef) {
        if (next.get(kind)?.has(ref)) continue;
        remembered ??= new Set(entriesOf(lock).flatMap((entry) => beginningsOf(entry.ref)));
        if (!remembered.has(ref)) continue;
        const same = next.get(kind);
        if (same) same.set(ref, value);
        else next.set(kind, new Map([[ref, value]]));
      }
    }
    return next;
  }
}
