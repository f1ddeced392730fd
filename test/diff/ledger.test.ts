/** The ledger's law: told entry by entry on the lock before, it gives the lock after. */
import fc from "fast-check";
import { ledgerBetween } from "../../src/diff/ledger";
import { formatPrefix, prefix } from "../../src/ip/prefix";
import type { Lock, ScopeLock } from "../../src/lock/lock";

const refs = ["a/r/v", "a/r/v/app/z1", "a/r/v/app/z2", "b/r/v", "pool/all"];
const cidrs = ["10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/16"];

const scope: fc.Arbitrary<ScopeLock> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...refs), fc.constantFrom(...cidrs), fc.boolean()), {
    selector: ([ref]) => ref,
  })
  .map((entries) => ({
    allocations: new Map(entries.filter(([, , dead]) => !dead).map(([ref, cidr]) => [ref, prefix(cidr)])),
    tombstones: entries.filter(([, , dead]) => dead).map(([ref, cidr]) => ({ ref, prefix: prefix(cidr) })),
  }));

const lockOf = (only: ScopeLock): Lock => ({ scopes: new Map([["main", only]]) });
const allocations = ({ allocations: all }: ScopeLock) =>
  Object.fromEntries([...all].map(([ref, block]) => [ref, formatPrefix(block)]));

test("applied to the lock before, it gives the allocations after; what is the same is not told", () => {
  fc.assert(
    fc.property(scope, scope, (before, after) => {
      const ledger = ledgerBetween(
        { lock: lockOf(before), addresses: [] },
        { lock: lockOf(after), addresses: [] },
        [],
      );
      const told: Record<string, string> = allocations(before);
      for (const { kind, ref, cidrBlock, formerCidrBlock } of ledger) {
        if (kind === "moved") expect(told[ref]).toBe(formerCidrBlock);
        if (kind === "released") delete told[ref];
        else if (kind !== "freed") told[ref] = cidrBlock;
      }
      expect(told).toEqual(allocations(after));
      expect(
        ledgerBetween({ lock: lockOf(after), addresses: [] }, { lock: lockOf(after), addresses: [] }, []),
      ).toEqual([]);
    }),
  );
});

test("a declared rename moves nothing; the same without it is a release and something new", () => {
  const before = { allocations: new Map([["a/r/v/app/z1", prefix("10.0.0.0/24")]]), tombstones: [] };
  const after = { allocations: new Map([["a/r/v/web/z1", prefix("10.0.0.0/24")]]), tombstones: [] };
  const kinds = (renames: { from: string; to: string }[]) =>
    ledgerBetween(
      { lock: lockOf(before), addresses: [] },
      { lock: lockOf(after), addresses: [] },
      renames,
    ).map(({ kind }) => kind);
  expect(kinds([{ from: "a/r/v/app", to: "a/r/v/web" }])).toEqual(["renamed"]);
  expect(kinds([])).toEqual(["released", "new"]);
});
