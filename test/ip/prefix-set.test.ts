/** Free space against a plain bitmap of 256 addresses, and the laws of best fit. */
import fc from "fast-check";
import { formatPrefix, type Prefix, prefix, prefixHolding, sizeOf } from "../../src/ip/prefix";
import { PrefixSet } from "../../src/ip/prefix-set";
import { aSmallPrefix } from "../support/arbitraries";

const START = 10 * 2 ** 24;

/** Which of the 256 addresses of 10.0.0.0/24 are free, one flag each. */
class Bitmap {
  readonly free = new Array<boolean>(256).fill(false);
  set(p: Prefix, value: boolean): void {
    for (const i of offsets(p)) this.free[i] = value;
  }
  whole(p: Prefix): boolean {
    return offsets(p).every((i) => this.free[i]);
  }
  /** Free aligned blocks that are in no larger free aligned block, as `offset/length`. */
  maximal(): string[] {
    const found: string[] = [];
    for (let i = 0; i < 256; ) {
      const length = [24, 25, 26, 27, 28, 29, 30, 31, 32].find((l) => {
        const size = 2 ** (32 - l);
        return i % size === 0 && this.free.slice(i, i + size).every(Boolean);
      });
      if (length !== undefined) found.push(`${i}/${length}`);
      i += length === undefined ? 1 : 2 ** (32 - length);
    }
    return found;
  }
}

function offsets(p: Prefix): number[] {
  return Array.from({ length: 2 ** (32 - p.length) }, (_, i) => p.base - START + i);
}

function offsetText(p: Prefix): string {
  return `${p.base - START}/${p.length}`;
}

const anOperation = fc.oneof(
  fc.record({ kind: fc.constantFrom("add", "remove", "subtract", "has"), on: aSmallPrefix() }),
  fc.record({ kind: fc.constant("take"), on: aSmallPrefix() }),
);

/** The best fit by definition: all free aligned positions, ranked by the size then the place of the block around. */
function bestFitOf(bitmap: Bitmap, length: number): string | undefined {
  const ranked = bitmap
    .maximal()
    .map((text) => text.split("/").map(Number) as [number, number])
    .filter(([, l]) => l <= length)
    .sort(([a, l], [b, m]) => m - l || a - b);
  return ranked[0] && `${ranked[0][0]}/${length}`;
}

it("does what a bitmap does, operation by operation", () => {
  fc.assert(
    fc.property(fc.array(aSmallPrefix()), fc.array(anOperation, { maxLength: 40 }), (initial, operations) => {
      const set = PrefixSet.of(initial);
      const bitmap = new Bitmap();
      for (const p of initial) bitmap.set(p, true);
      for (const { kind, on } of operations) {
        const whole = bitmap.whole(on);
        if (kind === "add") {
          set.add(on);
          bitmap.set(on, true);
        } else if (kind === "remove") {
          expect(set.remove(on)).toBe(whole);
          if (whole) bitmap.set(on, false);
        } else if (kind === "subtract") {
          set.subtract(on);
          bitmap.set(on, false);
        } else if (kind === "has") {
          expect(set.has(on)).toBe(whole);
        } else {
          const expected = bestFitOf(bitmap, on.length);
          const taken = set.take(on.length);
          expect(taken && offsetText(taken)).toBe(expected);
          if (taken) bitmap.set(taken, false);
        }
        expect(set.blocks().map(offsetText)).toEqual(bitmap.maximal());
        expect(set.size()).toBe(bitmap.free.filter(Boolean).length);
      }
    }),
    { numRuns: 500 },
  );
});

it("counts the blocks it lists", () => {
  fc.assert(
    fc.property(fc.array(aSmallPrefix()), fc.array(aSmallPrefix()), (free, used) => {
      const set = PrefixSet.of(free);
      for (const p of used) set.subtract(p);
      const lengths = set.blocks().map((p) => p.length);
      const counted = [...set.census()].flatMap(([length, count]) => Array<number>(count).fill(length));
      expect(counted).toEqual([...lengths].sort((a, b) => a - b));
    }),
  );
});

it("keeps free and taken apart, and together they are the whole pool", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 16, max: 28 }), { maxLength: 60 }), (lengths) => {
      const pool = prefix("10.0.0.0/16");
      const set = PrefixSet.of([pool]);
      const taken = lengths.map((length) => set.take(length)).filter((p) => p !== undefined);
      const parts = [...taken, ...set.blocks()].sort((a, b) => a.base - b.base);
      let next = pool.base;
      for (const part of parts) {
        expect(part.base).toBe(next);
        next += sizeOf(part.length);
      }
      expect(next).toBe(pool.base + sizeOf(pool.length));
    }),
  );
});

it("refuses a request only when no aligned free block could hold it", () => {
  fc.assert(
    fc.property(fc.array(aSmallPrefix(30)), fc.integer({ min: 24, max: 32 }), (used, length) => {
      const set = PrefixSet.of([prefix("10.0.0.0/24")]);
      const bitmap = new Bitmap();
      bitmap.set(prefix("10.0.0.0/24"), true);
      for (const p of used) {
        set.subtract(p);
        bitmap.set(p, false);
      }
      const size = 2 ** (32 - length);
      const possible = Array.from({ length: 256 / size }, (_, i) =>
        prefixHolding(START + i * size, length),
      ).some((p) => bitmap.whole(p));
      expect(set.take(length) !== undefined).toBe(possible);
    }),
  );
});

it("gives back the whole pool when all is returned, in any order", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 17, max: 32 })), fc.infiniteStream(fc.nat()), (lengths, keys) => {
      const pool = prefix("172.16.0.0/16");
      const set = PrefixSet.of([pool]);
      const taken = lengths.map((length) => set.take(length)).filter((p) => p !== undefined);
      const shuffled = taken
        .map((p) => [keys.next().value as number, p] as const)
        .sort(([a], [b]) => a - b)
        .map(([, p]) => p);
      for (const p of shuffled) set.add(p);
      expect(set.blocks()).toEqual([pool]);
    }),
  );
});

it("leaves the large block whole when a small one fits", () => {
  const set = PrefixSet.of([prefix("10.0.0.64/26"), prefix("10.0.0.128/25")]);
  expect(formatPrefix(set.take(27)!)).toBe("10.0.0.64/27");
  expect(set.blocks().map(formatPrefix)).toEqual(["10.0.0.96/27", "10.0.0.128/25"]);
  expect([...set.census()]).toEqual([
    [25, 1],
    [27, 1],
  ]);
});

it("holds the whole address space, and nothing", () => {
  const all = PrefixSet.of([prefix("128.0.0.0/1"), prefix("0.0.0.0/1")]);
  expect(all.blocks()).toEqual([{ base: 0, length: 0 }]);
  expect(all.size()).toBe(2 ** 32);
  expect(all.has(prefix("255.255.255.255/32"))).toBe(true);
  expect(all.take(0)).toEqual({ base: 0, length: 0 });
  expect(all.take(32)).toBeUndefined();
  expect(all.size()).toBe(0);
});

it("takes the last address of the space", () => {
  const set = PrefixSet.of([prefix("255.255.255.254/31")]);
  expect([set.take(32), set.take(32), set.take(32)]).toEqual([
    { base: 2 ** 32 - 2, length: 32 },
    { base: 2 ** 32 - 1, length: 32 },
    undefined,
  ]);
});
