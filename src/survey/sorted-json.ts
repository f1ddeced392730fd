/** The same text for the same network, in whatever order AWS lists it. */

/** What tells the things of a list apart, the first that they have. Names and values of tags come last. */
const KEYS = [
  "TransitGatewayAttachmentId",
  "SecurityGroupRuleId",
  "VpcId",
  "SubnetId",
  "Id",
  "Cidr",
  "CidrIp",
  "Name",
  "Key",
];

/**
 * Lists of things are sorted by their text; lists of numbers and words too, where AWS gives no meaning to their order.
 * What stands in order, such as the statements of a policy, AWS tells as a text.
 */
export function sortedJson(value: unknown): string {
  return `${JSON.stringify(sorted(value), undefined, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value))
    return value
      .map(sorted)
      .map((item) => ({ item, key: keyOf(item) }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
      .map(({ item }) => item);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, item]) => [name, sorted(item)]),
  );
}

function keyOf(item: unknown): string {
  if (typeof item !== "object" || item === null) return String(item);
  const record = item as Record<string, unknown>;
  const first = KEYS.find((key) => typeof record[key] === "string");
  return `${first === undefined ? "" : String(record[first])}\n${JSON.stringify(item)}`;
}
