/** Random addresses and prefixes for the property tests. */
import fc from "fast-check";
import { type Prefix, prefixHolding } from "../../src/ip/prefix";

export const anAddress = fc.nat({ max: 2 ** 32 - 1 });

/** Any prefix; near neighbours are likelier than chance, so that nesting and adjacency occur. */
export const aPrefix: fc.Arbitrary<Prefix> = fc
  .tuple(fc.oneof(anAddress, fc.nat({ max: 4095 })), fc.nat({ max: 32 }))
  .map(([address, length]) => prefixHolding(address, length));

/** A prefix of 10.0.0.0/24 with at most `longest` bits, so that a bitmap of 256 addresses can follow it. */
export function aSmallPrefix(longest = 32): fc.Arbitrary<Prefix> {
  return fc
    .tuple(fc.nat({ max: 255 }), fc.integer({ min: 24, max: longest }))
    .map(([offset, length]) => prefixHolding(10 * 2 ** 24 + offset, length));
}
