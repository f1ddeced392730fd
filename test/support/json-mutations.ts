/** Ways in which a JSON text goes wrong: broken as text, or sound JSON of another shape. */
import fc from "fast-check";
import { type Choices, chance, count, oneOf } from "./draft/random";

const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e300,
  "",
  "x",
  "${aws_vpc.x.id}",
  "${[for x in y : x]}",
  "10.0.0.0/33",
  "\u001b[31m",
  [],
  {},
  [[]],
  [null],
  { constructor: {}, __proto__x: 1 },
];
const KEYS = ["", "__proto__", "constructor", "toString", "count", "for_each", "dynamic", "//"];

/** The text with one thing changed. */
export function mutatedJson(g: Choices, text: string): string {
  if (count(g, 0, 3) === 0) return brokenText(g, text);
  const root = { value: JSON.parse(text) as unknown };
  const places = placesIn(root);
  const { holder, key } = oneOf(g, places);
  const kept = holder[key];
  const change = oneOf(g, ["value", "value", "gone", "beside", "deeper"]);
  if (change === "value") holder[key] = structuredClone(oneOf(g, VALUES));
  else if (change === "gone") delete holder[key];
  else if (change === "beside")
    Object.defineProperty(holder, oneOf(g, KEYS), { value: kept, enumerable: true });
  else holder[key] = { [oneOf(g, KEYS)]: kept };
  return JSON.stringify(root.value) ?? "null";
}

function brokenText(g: Choices, text: string): string {
  const at = g(fc.nat, { max: text.length });
  const cut = oneOf(g, [
    text.slice(0, at),
    text.slice(at),
    `${text.slice(0, at)}${oneOf(g, ["{", '"', ",", "\u0000", "["])}${text.slice(at)}`,
  ]);
  return chance(g) ? `${text}${text}` : cut;
}

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

/** Every value of a JSON tree by who holds it. */
function placesIn(root: object): Place[] {
  const places: Place[] = [];
  const ahead: unknown[] = [root];
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const holder = next as Record<string, unknown>;
    for (const key of Object.keys(holder)) {
      places.push({ holder, key });
      if (typeof holder[key] === "object" && holder[key] !== null) ahead.push(holder[key]);
    }
  }
  return places;
}
