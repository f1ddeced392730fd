/** What the lock remembers of choices that are no addresses, under today's names, and what it is to remember next. */
import { type Choices, entriesOf, type Lock } from "../../lock/lock";
import { Renaming } from "../../lock/renaming";
import type { Rename } from "../../model/network-model";
import { beginningsOf } from "../../model/ref";

/**
 * Law: whoever asks under the same kind and ref, or under a declared new name, is answered what was last chosen, as long
 * as an address at or below that ref is remembered.
 */
export class ChoiceMemory {
  readonly #held = new Map<string, Map<string, string>>();
  readonly #chosen = new Map<string, Map<string, string>>();

  constructor(choices: Choices = new Map(), renames: readonly Rename[] = []) {
    const renaming = new Renaming(renames);
    for (const [kind, byRef] of choices) {
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
  recall(kind: string, ref: string): string | undefined {
    return this.#held.get(kind)?.get(ref);
  }

  /** Remembers a choice of this plan. Whether it was recalled or is new makes no difference. */
  choose(kind: string, ref: string, value: string): void {
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
