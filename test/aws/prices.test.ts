/** Tiered prices, and the sense of the price table. */
import fc from "fast-check";
import { US_EAST_1 } from "../../src/aws/data/prices-us-east-1";
import { HOURS_PER_MONTH, type PriceItem, type PriceKey, priceOf, tieredPrice } from "../../src/aws/prices";

const tiers = (...list: PriceItem["tiers"]): PriceItem => ({ tiers: list, unit: "GB", confidence: "low" });

it("charges each unit at the price of the tier it falls in", () => {
  const steps = fc.array(fc.record({ width: fc.integer({ min: 1, max: 5 }), price: fc.nat(9) }), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(steps, fc.nat(9), fc.nat(30), (closed, last, quantity) => {
      const unitPrices = closed.flatMap(({ width, price }) => Array<number>(width).fill(price));
      const expected = Array.from({ length: quantity }, (_, i) => unitPrices[i] ?? last).reduce(
        (a, b) => a + b,
        0,
      );
      const ends = closed.map((_, i) => closed.slice(0, i + 1).reduce((sum, { width }) => sum + width, 0));
      const item = tiers(...closed.map(({ price }, i) => ({ upTo: ends[i]!, price })), { price: last });
      expect(tieredPrice(item, quantity)).toBe(expected);
    }),
  );
});

it("charges a part of a unit in part, and nothing for nothing", () => {
  expect(tieredPrice(tiers({ upTo: 1, price: 4 }, { price: 2 }), 1.5)).toBe(5);
  expect(tieredPrice(tiers({ price: 4 }), 0)).toBe(0);
});

it.each<[string, PriceKey, number, number]>([
  ["an interface endpoint in one AZ for a month", "vpceInterfaceHour", HOURS_PER_MONTH, 7.3],
  ["a transit gateway attachment for a month", "tgwAttachmentHour", HOURS_PER_MONTH, 36.5],
  ["2 PB through interface endpoints", "vpceInterfaceGb", 2 * 1048576, 1048576 * 0.016],
  ["30 hosted zones", "r53HostedZoneMonth", 30, 25 * 0.5 + 5 * 0.1],
  ["any use of a gateway endpoint", "vpceGateway", 1e9, 0],
])("%s", (_, key, quantity, expected) => {
  expect(priceOf(US_EAST_1, key, quantity)).toBeCloseTo(expected, 6);
});

it("has tiers that rise and end open, and a source", () => {
  expect(US_EAST_1.sources).not.toEqual([]);
  for (const item of Object.values(US_EAST_1.items)) {
    const ends = item.tiers.map(({ upTo }) => upTo ?? Infinity);
    expect(ends).toEqual([...new Set(ends)].sort((a, b) => a - b));
    expect(ends.at(-1)).toBe(Infinity);
  }
  expect(Object.keys(US_EAST_1.items)).toHaveLength(34);
});
