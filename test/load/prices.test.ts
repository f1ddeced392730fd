/** Price files: laid over the table, or told what is wrong with them. */
import { US_EAST_1 } from "../../src/aws/data/prices-us-east-1";
import { type PriceTable, priceOf } from "../../src/aws/prices";
import { readPrices } from "../../src/load/prices";

const over = (file: unknown) => readPrices(JSON.stringify(file), US_EAST_1);

test("a price of one's own takes the place of the table's, and all others stay", () => {
  const own = over({ currency: "EUR", items: { tgwGb: 0.5 } }) as PriceTable;
  expect(priceOf(own, "tgwGb", 4)).toBe(2);
  expect(own.currency).toBe("EUR");
  const { tgwGb: _own, ...others } = own.items;
  const { tgwGb: _list, ...list } = US_EAST_1.items;
  expect(others).toEqual(list);
});

test("tiers are prices too", () => {
  const own = over({ items: { tgwGb: { tiers: [{ upTo: 10, price: 1 }, { price: 0.5 }] } } }) as PriceTable;
  expect(priceOf(own, "tgwGb", 12)).toBe(11);
});

test.each([
  ["not JSON", "{", "it is not JSON"],
  ["a price that nobody asks for", '{ "items": { "vpceHour": 1 } }', "there is no price called vpceHour"],
  ["a price below nothing", '{ "items": { "tgwGb": -1 } }', "items.tgwGb"],
])("%s is refused", (_, text, problem) => {
  expect(readPrices(text, US_EAST_1)).toEqual({ problem: expect.stringContaining(problem) });
});
