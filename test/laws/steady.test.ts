/** Nobody moves, whatever is added, removed, renamed or reordered. */
import fc from "fast-check";
import type { Draft } from "../support/draft/draft";
import { type Edit, nameAfter, randomEdit } from "../support/draft/edits";
import { brokenLaws, type Entry, isSame, type ReadLock, readLock, wantedBy } from "../support/draft/oracle";
import { errorsOf, planDraft } from "../support/draft/planning";
import { count, randomDraft } from "../support/draft/random";

/** What an edit did to the addresses that both sides of it want: each must be where it was. */
function moved(before: Draft, old: ReadLock, edit: Edit, now: ReadLock): string[] {
  const after = new Map(wantedBy(edit.draft).map((w) => [w.ref, w]));
  const held = new Map(now.held.map((entry) => [entry.ref, entry]));
  const sizes = new Map(wantedBy(before).map((w) => [w.ref, w.length]));
  return old.held.flatMap((entry) => {
    const ref = nameAfter(edit, entry.ref);
    if (after.get(ref)?.length !== sizes.get(entry.ref)) return [];
    const place = held.get(ref);
    return place && isSame(place, entry) ? [] : [`${entry.ref} was ${entry.cidr}, ${ref} is ${place?.cidr}`];
  });
}

/** Addresses that were held and are neither held nor a tombstone now. A pinned pool is a statement and leaves none. */
function forgotten(edit: Edit, old: ReadLock, now: ReadLock): string[] {
  const kept = (entry: Entry, ref: string, list: readonly Entry[]) =>
    list.some((e) => e.ref === ref && e.cidr === entry.cidr);
  const lost = (entry: Entry) => {
    const ref = nameAfter(edit, entry.ref);
    return !kept(entry, ref, now.held) && !kept(entry, ref, now.tombstones);
  };
  return [...old.held, ...old.tombstones]
    .filter(lost)
    .map(({ ref, cidr }) => `${ref} (${cidr}) is forgotten`);
}

const MAY_NOT_FIT = /^(POOL_EXHAUSTED|CIDR_OVERLAP)/;
/** Who is to come from a pool that does not hold its address may be refused, but not moved. */
const MAY_BE_REFUSED = /^(POOL_EXHAUSTED|CIDR_OVERLAP|CONTAINER_CHANGED|LOCK_OVERLAP)/;

// Fails when `#takeOver` and `heirsOf` answer nobody, when `lowerRenames` hands a line on as it is written,
// when the lock is not asked first (`keep` letting requests through that it could serve), when `renamed` returns
// its argument, and when `unwanted` returns nothing.
test("inserting, removing, renaming and reordering anything with a name moves nobody, who leaves leaves a tombstone, and who goes to another pool or scope keeps its address or is refused: 1,000 organisations", () => {
  fc.assert(
    fc.property(fc.gen(), (g) => {
      let draft = randomDraft(g);
      let outcome = planDraft(draft);
      const steps = count(g, 1, 3);
      for (let step = 0; step < steps && outcome.plan; step++) {
        const old = readLock(outcome.lock);
        const edit = randomEdit(g, draft);
        const next = planDraft(edit.draft, outcome.lock);
        const allowed = edit.what.startsWith("move") ? MAY_BE_REFUSED : MAY_NOT_FIT;
        const refusals = errorsOf(next).filter((e) => !allowed.test(e));
        expect([edit.what, refusals]).toEqual([edit.what, []]);
        if (next.plan) {
          const now = readLock(next.lock);
          expect([edit.what, moved(draft, old, edit, now)]).toEqual([edit.what, []]);
          expect([edit.what, forgotten(edit, old, now)]).toEqual([edit.what, []]);
          expect([edit.what, brokenLaws(edit.draft, now)]).toEqual([edit.what, []]);
        }
        draft = edit.draft;
        outcome = next;
      }
    }),
    { numRuns: 500 },
  );
});
