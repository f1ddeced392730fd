/** Reads a price file: prices of one's own, laid over a table. */
import type { PriceItem, PriceKey, PriceTable } from "../aws/prices";
import { z } from "./shape/zod";

const tier = z.strictObject({ upTo: z.number().positive().optional(), price: z.number().min(0) });

const item = z.union([
  z.number().min(0),
  z.strictObject({ tiers: z.array(tier).min(1), unit: z.string().optional() }),
]);

const priceFile = z.strictObject({
  region: z.string().optional(),
  currency: z.string().optional(),
  date: z.string().optional(),
  sources: z.array(z.string()).optional(),
  items: z.record(z.string(), item).optional(),
});

/**
 * The table with the file's prices in place of its own: `{ "currency": "USD", "items": { "vpceInterfaceHour": 0.009 } }`,
 * where a price is a number or `{ "tiers": [{ "upTo": 1024, "price": 0.01 }, { "price": 0.008 }] }`. A text that is no
 * such file is answered by what is wrong with it.
 */
export function readPrices(text: string, table: PriceTable): PriceTable | { readonly problem: string } {
  const parsed = parseJson(text);
  if (parsed === undefined) return { problem: "it is not JSON" };
  const checked = priceFile.safeParse(parsed);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    return { problem: `${issue?.path.join(".") || "the file"}: ${issue?.message}` };
  }
  const { items = {}, region, currency, date, sources } = checked.data;
  const unknown = Object.keys(items).find((key) => !Object.hasOwn(table.items, key));
  if (unknown !== undefined) return { problem: `there is no price called ${unknown}` };
  const own = Object.entries(items).map(([key, value]) => [
    key,
    priceItem(table.items[key as PriceKey], value),
  ]);
  return {
    region: region ?? table.region,
    currency: currency ?? table.currency,
    date: date ?? table.date,
    sources: sources ?? table.sources,
    items: { ...table.items, ...Object.fromEntries(own) },
  };
}

function priceItem(before: PriceItem, value: z.infer<typeof item>): PriceItem {
  const { unit, confidence } = { ...before, confidence: "high" as const };
  if (typeof value === "number") return { tiers: [{ price: value }], unit, confidence };
  const tiers = value.tiers.map(({ upTo, price }) => (upTo === undefined ? { price } : { upTo, price }));
  return { tiers, unit: value.unit ?? unit, confidence };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
