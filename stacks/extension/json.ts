/** Parts of JSON values: what one has beside another, and what it lacks of it. */

export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Where `whole` is not what `part` says, as `provider.aws`; undefined where it is. A list may go on. */
export function lacking(part: Json, whole: Json, within = ""): string | undefined {
  for (const [key, value] of Object.entries(part)) {
    const place = within === "" ? key : `${within}.${key}`;
    const found = whole[key];
    const wrong = isObject(value)
      ? isObject(found)
        ? lacking(value, found, place)
        : place
      : holds(value, found)
        ? undefined
        : place;
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function holds(value: unknown, found: unknown): boolean {
  if (!Array.isArray(value)) return same(value, found);
  return Array.isArray(found) && value.every((item, index) => same(item, found[index]));
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What `whole` has beside `part`, which it holds; undefined where that is nothing. */
export function without(whole: Json, part: Json): Json | undefined {
  const rest = Object.entries(whole).flatMap(([key, value]): [string, unknown][] => {
    const known = part[key];
    if (known === undefined) return [[key, value]];
    if (isObject(value) && isObject(known)) {
      const more = without(value, known);
      return more ? [[key, more]] : [];
    }
    if (Array.isArray(value) && Array.isArray(known) && value.length > known.length)
      return [[key, value.slice(known.length)]];
    return [];
  });
  return rest.length > 0 ? Object.fromEntries(rest) : undefined;
}
