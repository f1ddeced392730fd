/** Lists of prefixes as sets of addresses, checked address by address on 10.0.0.0/24. */
import fc from "fast-check";
import { aggregate, subtract } from "../../src/ip/aggregate";
import { formatPrefix, type Prefix, prefix } from "../../src/ip/prefix";
import { aSmallPrefix } from "../support/arbitraries";

function addressesOf(prefixes: Prefix[]): Set<number> {
  return new Set(prefixes.flatMap((p) => Array.from({ length: 2 ** (32 - p.length) }, (_, i) => p.base + i)));
}

const somePrefixes = fc.array(aSmallPrefix(), { maxLength: 20 });

it("covers the same addresses, once each, in order", () => {
  fc.assert(
    fc.property(somePrefixes, (prefixes) => {
      const result = aggregate(prefixes);
      expect(addressesOf(result)).toEqual(addressesOf(prefixes));
      expect(result.reduce((sum, p) => sum + 2 ** (32 - p.length), 0)).toBe(addressesOf(prefixes).size);
      expect(result.map((p) => p.base)).toEqual(result.map((p) => p.base).sort((a, b) => a - b));
    }),
  );
});

it("leaves no two prefixes that one could replace", () => {
  fc.assert(
    fc.property(somePrefixes, (prefixes) => {
      const result = aggregate(prefixes);
      for (const [i, p] of result.entries()) {
        const next = result[i + 1];
        const size = 2 ** (32 - p.length);
        const buddies = next?.length === p.length && next.base === p.base + size && p.base % (2 * size) === 0;
        expect(buddies).toBe(false);
      }
    }),
  );
});

it("takes away exactly the addresses named", () => {
  fc.assert(
    fc.property(somePrefixes, somePrefixes, (from, what) => {
      const gone = addressesOf(what);
      const left = [...addressesOf(from)].filter((address) => !gone.has(address));
      const result = subtract(from, what);
      expect(addressesOf(result)).toEqual(new Set(left));
      expect(aggregate(result)).toEqual(result);
    }),
  );
});

it("cuts a hole into a block", () => {
  expect(subtract([prefix("10.0.0.0/24")], [prefix("10.0.0.64/26")]).map(formatPrefix)).toEqual([
    "10.0.0.0/26",
    "10.0.0.128/25",
  ]);
});
