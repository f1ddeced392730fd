/** What differs between two locks, entry by entry. */
import { formatPrefix, samePrefix } from "../ip/prefix";
import { compareText } from "../lists/order";
import { EMPTY_SCOPE, type Lock, type ScopeLock, type Tombstone } from "./lock";

/** One line of difference between two locks. */
export interface LockChange {
  readonly kind: "added" | "removed" | "moved" | "changed";
  readonly ref: string;
}

/** What differs between two locks' allocations, tombstones and choices: by scope and then by kind of choice, sorted. */
export function changesBetween(before: Lock, after: Lock): LockChange[] {
  const names = [...new Set([...before.scopes.keys(), ...after.scopes.keys()])].sort(compareText);
  const addresses = names.flatMap((scope) => {
    const changes = changesWithin(
      before.scopes.get(scope) ?? EMPTY_SCOPE,
      after.scopes.get(scope) ?? EMPTY_SCOPE,
    );
    return changes.sort((a, b) => compareText(a.ref, b.ref));
  });
  return [...addresses, ...changedChoices(before, after)];
}

function changesWithin(before: ScopeLock, after: ScopeLock): LockChange[] {
  if (before === after) return [];
  const changes: LockChange[] = [];
  for (const [ref, was] of before.allocations) {
    const is = after.allocations.get(ref);
    if (is === undefined) changes.push({ kind: "removed", ref });
    else if (!samePrefix(was, is)) changes.push({ kind: "moved", ref });
  }
  for (const ref of after.allocations.keys()) {
    if (!before.allocations.has(ref)) changes.push({ kind: "added", ref });
  }
  const [left, came] = [before, after].map((lock) => new Set(lock.tombstones.map(tombstoneName)));
  for (const ref of left ?? []) if (!came?.has(ref)) changes.push({ kind: "removed", ref });
  for (const ref of came ?? []) if (!left?.has(ref)) changes.push({ kind: "added", ref });
  return changes;
}

function tombstoneName({ ref, prefix }: Tombstone): string {
  return `${ref} (tombstone ${formatPrefix(prefix)})`;
}

function changedChoices({ choices: before }: Lock, { choices: after }: Lock): LockChange[] {
  if (before === after) return [];
  const kinds = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].sort(compareText);
  return kinds.flatMap((name) => {
    const [was, is] = [before?.get(name), after?.get(name)];
    const refs = [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].sort(compareText);
    return refs.flatMap((ref): LockChange[] => {
      const [old, now] = [was?.get(ref), is?.get(ref)];
      if (old === now) return [];
      const kind = old === undefined ? "added" : now === undefined ? "removed" : "changed";
      return [{ kind, ref: `${ref} (${name})` }];
    });
  });
}
