/** Takes tombstones out of the lock on purpose, and gives up allocations in use by making them tombstones. */

import type { Lock, ScopeLock, Tombstone } from "./lock";
import { isBelow } from "./ref-order";

/** Under its own name a tombstone comes back to life at the next plan; no request has a dot in its name. */
export const GIVEN_UP = ".given-up";

export interface Release {
  readonly lock: Lock;
  readonly released: readonly Tombstone[];
  /** Allocations that are tombstones now. */
  readonly tombstoned: readonly Tombstone[];
}

/**
 * Without `live`, the tombstones at or below `ref` go, and their space is free. With it, the allocations at or below
 * `ref` become tombstones under a name that no request has, so that the next plan gives other addresses.
 */
export function release(lock: Lock, ref: string, live: boolean): Release {
  const released: Tombstone[] = [];
  const tombstoned: Tombstone[] = [];
  const scopes = new Map<string, ScopeLock>();
  for (const [name, scope] of lock.scopes) {
    const allocations = new Map(scope.allocations);
    let tombstones = [...scope.tombstones];
    if (live) {
      for (const [key, prefix] of scope.allocations) {
        if (!isBelow(key, ref)) continue;
        allocations.delete(key);
        const tombstone = { ref: `${key}${GIVEN_UP}`, prefix };
        tombstoned.push(tombstone);
        tombstones.push(tombstone);
      }
    } else {
      const chosen = (t: Tombstone) => isBelow(t.ref.replace(GIVEN_UP, ""), ref);
      released.push(...tombstones.filter(chosen));
      tombstones = tombstones.filter((t) => !chosen(t));
    }
    scopes.set(name, { ...scope, allocations, tombstones });
  }
  return { lock: { ...lock, scopes }, released, tombstoned };
}
