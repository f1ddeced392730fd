/** AWS's rules for VPC CIDR blocks: the documented cases, and what holds for all blocks. */
import fc from "fast-check";
import { familyOf, isRfc1918 } from "../../src/aws/cidr-families";
import {
  AVOIDED_RANGES,
  associationOrder,
  blockRefusal,
  isDoubt,
  secondaryRefusal,
} from "../../src/aws/cidr-rules";
import { defaultQuota } from "../../src/aws/quotas";
import { overlaps, type Prefix, prefix, prefixHolding } from "../../src/ip/prefix";
import { anAddress } from "../support/arbitraries";
import { PRIMARY_VECTORS, SECONDARY_VECTORS } from "./vectors/cidr-rules";

const quota = defaultQuota("ipv4CidrsPerVpc");

const rangeStarts = [
  "10.0.0.0/32",
  "10.1.0.0/32",
  "172.31.0.0/32",
  "192.168.0.0/32",
  "100.64.0.0/32",
  "198.19.0.0/32",
];

/** A block of the right size, mostly in a range with a rule of its own. */
const aBlock: fc.Arbitrary<Prefix> = fc
  .tuple(
    fc.oneof(
      anAddress,
      fc.tuple(fc.constantFrom(...rangeStarts), fc.nat(2 ** 17)).map(([start, n]) => prefix(start).base + n),
    ),
    fc.integer({ min: 16, max: 28 }),
  )
  .map(([address, length]) => prefixHolding(address, length));

it.each(PRIMARY_VECTORS)("a VPC of %s: %s", (cidr, expected) => {
  expect(blockRefusal(prefix(cidr)) ?? "ok").toBe(expected);
});

it.each(SECONDARY_VECTORS)(
  "on $existing, $candidate: $expect",
  ({ existing, candidate, routes, expect: expected }) => {
    const context = { quota, routes: (routes ?? []).map(prefix) };
    expect(secondaryRefusal(existing.map(prefix), prefix(candidate), context) ?? "ok").toBe(expected);
  },
);

it("has a case for every reason but the one AWS does not document", () => {
  const reasons = new Set(SECONDARY_VECTORS.map((vector) => vector.expect));
  expect([...reasons].sort()).toEqual([
    "10.0.0.0/16",
    "172.31.0.0/16",
    "198.19.0.0/16",
    "ok",
    "other-rfc1918",
    "overlap",
    "quota",
    "rfc1918-after-other",
    "rfc1918-on-other-primary",
    "route",
    "size",
  ]);
  expect(secondaryRefusal([prefix("198.19.0.0/17")], prefix("198.19.128.0/17"), { quota })).toBe(
    "undocumented",
  );
  expect(secondaryRefusal([prefix("10.1.0.0/16")], prefix("169.254.0.0/24"), { quota })).toBe(
    "forbidden-range",
  );
});

it("never gives a VPC two blocks that share an address, or more blocks than its quota", () => {
  fc.assert(
    fc.property(fc.array(aBlock, { minLength: 1, maxLength: 12 }), ([primary, ...candidates]) => {
      const blocks = [primary!];
      for (const candidate of candidates) {
        if (secondaryRefusal(blocks, candidate, { quota }) === undefined) blocks.push(candidate);
      }
      expect(blocks.length).toBeLessThanOrEqual(quota);
      for (const [i, a] of blocks.entries()) {
        for (const b of blocks.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
      }
    }),
  );
});

it("never mixes RFC 1918 ranges, nor adds one to a VPC created outside them", () => {
  fc.assert(
    fc.property(aBlock, aBlock, (primary, candidate) => {
      if (secondaryRefusal([primary], candidate, { quota }) !== undefined || !isRfc1918(candidate)) return;
      expect(familyOf(primary)).toBe(familyOf(candidate));
    }),
    { numRuns: 1000 },
  );
});

it("associates RFC 1918 blocks first, so the order is never in doubt", () => {
  fc.assert(
    fc.property(fc.array(aBlock, { minLength: 1, maxLength: 6 }), ([primary, ...secondaries]) => {
      const blocks = [primary!];
      for (const candidate of associationOrder(secondaries, (p) => p)) {
        const reason = secondaryRefusal(blocks, candidate, { quota: 50 });
        expect(reason).not.toBe("rfc1918-after-other");
        if (reason === undefined || isDoubt(reason)) blocks.push(candidate);
      }
    }),
  );
});

it("keeps every secondary, and the given order within each kind", () => {
  const given = ["100.64.0.0/16", "10.2.0.0/16", "52.95.0.0/16", "10.1.0.0/16"];
  expect(associationOrder(given, prefix)).toEqual([
    "10.2.0.0/16",
    "10.1.0.0/16",
    "100.64.0.0/16",
    "52.95.0.0/16",
  ]);
});

it("warns of ranges that AWS accepts", () => {
  for (const { range } of AVOIDED_RANGES) {
    expect(blockRefusal(prefixHolding(range.base, 16))).toBeUndefined();
  }
});
