/** Merges of two locks, entry by entry, in their smallest forms. */
import { formatPrefix, type Prefix, prefix } from "../../src/ip/prefix";
import type { Lock, Tombstone } from "../../src/lock/lock";
import { mergeLocks } from "../../src/lock/merge";

const lock = (
  entries: Readonly<Record<string, string>>,
  gone: Readonly<Record<string, string>> = {},
): Lock => {
  const allocations = new Map(
    Object.entries(entries).map(([ref, cidr]): [string, Prefix] => [ref, prefix(cidr)]),
  );
  const tombstones = Object.entries(gone).map(([ref, cidr]): Tombstone => ({ ref, prefix: prefix(cidr) }));
  return { scopes: new Map([["corporate", { allocations, tombstones }]]) };
};

function merged(base: Lock, ours: Lock, theirs: Lock) {
  const result = mergeLocks(base, ours, theirs);
  const scope = result.lock.scopes.get("corporate");
  return {
    entries: Object.fromEntries([...(scope?.allocations ?? [])].map(([ref, p]) => [ref, formatPrefix(p)])),
    tombstones: scope?.tombstones.map(({ ref, prefix: p }) => `${ref} ${formatPrefix(p)}`),
    dropped: result.dropped.map(({ ref, because }) => `${ref}: ${because}`),
  };
}

const POOL = { "pool/root/10.0.0.0/8": "10.0.0.0/8" };

// Fails when `leftOut.holding` is not asked: the tier in the far half meets nobody.
test("what lies in a block that was left out goes with it, also where nobody else has the addresses", () => {
  const theirs = { ...POOL, "b/r/main": "10.0.0.0/20", "b/r/main/app/az1": "10.0.8.0/24" };
  const { entries, dropped } = merged(lock(POOL), lock({ ...POOL, "a/r/main": "10.0.0.0/24" }), lock(theirs));
  expect(entries).toEqual({ ...POOL, "a/r/main": "10.0.0.0/24" });
  expect(dropped).toEqual([
    "b/r/main: a/r/main has those addresses",
    "b/r/main/app/az1: b/r/main, which it lies in, was left out",
  ]);
});

// Fails when pools may share addresses with anything.
test("two pools that two branches carved out of the same space do not both stay", () => {
  const ours = { ...POOL, "pool/blue": "10.0.0.0/16" };
  const { entries, dropped } = merged(
    lock(POOL),
    lock(ours),
    lock({ ...POOL, "pool/green": "10.0.0.0/15", "b/r/main": "10.1.0.0/20" }),
  );
  expect(entries).toEqual(ours);
  expect(dropped).toHaveLength(2);
});

// Fails when what theirs alone moved is taken without a look at ours.
test("what theirs gave another address is left out where ours has given that address to somebody", () => {
  const base = { ...POOL, "a/r/main": "10.0.0.0/20" };
  const moved = lock({ ...POOL, "a/r/main": "10.0.16.0/20" }, { "a/r/main.given-up": "10.0.0.0/20" });
  const { entries, tombstones } = merged(lock(base), lock({ ...base, "b/r/main": "10.0.16.0/20" }), moved);
  expect(entries).toEqual({ ...POOL, "b/r/main": "10.0.16.0/20" });
  expect(tombstones).toEqual(["a/r/main.given-up 10.0.0.0/20"]);
});

test("a tombstone of theirs goes where ours released it and gave the addresses away", () => {
  const base = lock({ ...POOL, "a/r/main": "10.0.0.0/20" });
  const theirs = lock(POOL, { "a/r/main": "10.0.0.0/20" });
  const { entries, tombstones } = merged(base, lock({ ...POOL, "b/r/main": "10.0.0.0/20" }), theirs);
  expect(entries).toEqual({ ...POOL, "b/r/main": "10.0.0.0/20" });
  expect(tombstones).toEqual([]);
});
