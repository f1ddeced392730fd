/** Prefixes: their text, and their relations checked against plain integer intervals. */
import fc from "fast-check";
import {
  comparePrefixes,
  contains,
  formatPrefix,
  halves,
  isPrefix,
  lastAddress,
  overlaps,
  type Prefix,
  parsePrefix,
  prefix,
  prefixHolding,
  samePrefix,
  sizeOf,
} from "../../src/ip/prefix";
import { anAddress, aPrefix } from "../support/arbitraries";

const twoPrefixes = fc.tuple(aPrefix, aPrefix);

/** First and last address, by BigInt arithmetic. */
function interval(p: Prefix): [bigint, bigint] {
  const first = BigInt(p.base);
  return [first, first + (1n << BigInt(32 - p.length)) - 1n];
}

describe("text", () => {
  it("reads back what it writes", () => {
    fc.assert(
      fc.property(aPrefix, (p) => {
        expect(parsePrefix(formatPrefix(p))).toEqual(p);
      }),
    );
  });

  it("accepts a text only when writing what it read gives the text back", () => {
    const almost = fc
      .tuple(
        fc.array(fc.constantFrom("0", "10", "172", "255", "256", "00", "010"), {
          minLength: 3,
          maxLength: 5,
        }),
      )
      .chain(([parts]) =>
        fc
          .constantFrom(
            "/0",
            "/8",
            "/08",
            "/16",
            "/31",
            "/32",
            "/33",
            "/",
            "",
            "/-1",
            "/16 ",
            "/1e1",
            "/160000000000",
          )
          .map((suffix) => parts.join(".") + suffix),
      );
    fc.assert(
      fc.property(fc.oneof(almost, fc.string()), (text) => {
        const parsed = parsePrefix(text);
        if (isPrefix(parsed)) expect(formatPrefix(parsed)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it("refuses any host bit and names the prefix that holds the address", () => {
    fc.assert(
      fc.property(anAddress, fc.nat(32), (address, length) => {
        const holding = prefixHolding(address, length);
        const text = formatPrefix({ base: address, length });
        if (holding.base === address) expect(parsePrefix(text)).toEqual(holding);
        else expect(parsePrefix(text)).toEqual({ reason: "host-bits", hint: formatPrefix(holding) });
      }),
    );
  });

  it.each([
    ["10.0.0.0", { reason: "syntax" }],
    ["10.0.0/16", { reason: "syntax" }],
    ["10.0.0.0/16 ", { reason: "syntax" }],
    ["10.0.0.0/ 16", { reason: "syntax" }],
    ["10.0.0.0/255.255.0.0", { reason: "syntax" }],
    ["10.0.0.256/32", { reason: "syntax" }],
    ["::/0", { reason: "syntax" }],
    ["10.0.0.0/33", { reason: "prefix-length" }],
    ["10.0.0.0/4294967296", { reason: "prefix-length" }],
    ["010.0.0.0/16", { reason: "leading-zero", hint: "10.0.0.0/16" }],
    ["10.0.0.0/016", { reason: "leading-zero", hint: "10.0.0.0/16" }],
    ["10.0.0.0001/24", { reason: "leading-zero" }],
    ["10.0.0.1/16", { reason: "host-bits", hint: "10.0.0.0/16" }],
  ])("refuses %j", (text, error) => {
    expect(parsePrefix(text)).toEqual(error);
  });

  it("makes literals, and throws on a literal that is no prefix", () => {
    expect(prefix("192.168.0.0/24")).toEqual({ base: 0xc0a80000, length: 24 });
    expect(() => prefix("192.168.0.1/24")).toThrow(RangeError);
  });
});

describe("relations", () => {
  it("has the size and last address of its interval", () => {
    fc.assert(
      fc.property(aPrefix, (p) => {
        const [first, last] = interval(p);
        expect(BigInt(lastAddress(p))).toBe(last);
        expect(BigInt(sizeOf(p.length))).toBe(last - first + 1n);
      }),
    );
  });

  it("contains and overlaps as intervals do", () => {
    fc.assert(
      fc.property(twoPrefixes, ([a, b]) => {
        const [a0, a1] = interval(a);
        const [b0, b1] = interval(b);
        expect(contains(a, b)).toBe(a0 <= b0 && b1 <= a1);
        expect(overlaps(a, b)).toBe(a0 <= b1 && b0 <= a1);
        expect(samePrefix(a, b)).toBe(a0 === b0 && a1 === b1);
      }),
      { numRuns: 2000 },
    );
  });

  it("holds the address it was asked to hold", () => {
    fc.assert(
      fc.property(anAddress, fc.nat(32), (address, length) => {
        const [first, last] = interval(prefixHolding(address, length));
        expect(first <= BigInt(address) && BigInt(address) <= last).toBe(true);
        expect(first % (last - first + 1n)).toBe(0n);
      }),
    );
  });

  it("halves into two that meet in the middle", () => {
    fc.assert(
      fc.property(aPrefix, (p) => {
        const parts = halves(p);
        if (p.length === 32) return expect(parts).toBeUndefined();
        const [low, high] = parts!.map(interval) as [[bigint, bigint], [bigint, bigint]];
        expect([low[0], high[1]]).toEqual(interval(p));
        expect(low[1] + 1n).toBe(high[0]);
      }),
    );
  });

  it("orders by address, the larger block first", () => {
    fc.assert(
      fc.property(twoPrefixes, ([a, b]) => {
        const [a0, a1] = interval(a);
        const [b0, b1] = interval(b);
        const order = a0 < b0 || (a0 === b0 && a1 > b1) ? -1 : a0 === b0 && a1 === b1 ? 0 : 1;
        expect(Math.sign(comparePrefixes(a, b))).toBe(order);
      }),
    );
  });
});
