/** The named things of a configuration, which refer to one another by name. */
import type { ConfigPath } from "../shape/path";
import { isPlainMap } from "../text/merge";

/** One named thing: where it stands, and how others name it. */
export interface Noun {
  readonly path: ConfigPath;
  readonly value: unknown;
}

/** Where they stand, the narrowest first. */
const PLACES: readonly (readonly string[])[] = [
  ["accounts", "*", "vpcs", "*"],
  ["ipam", "scopes", "*", "*", "*"],
  ["ipam", "scopes", "*"],
  ["connectivity", "*", "*"],
  ["*", "*"],
];

/** The narrowest noun that a path leads into; undefined for what is no part of any. */
export function nounAt(value: unknown, path: ConfigPath): Noun | undefined {
  const place = PLACES.find(
    (steps) => steps.length <= path.length && steps.every((step, i) => step === "*" || step === path[i]),
  );
  if (!place) return undefined;
  const noun = path.slice(0, place.length);
  let found = value;
  for (const step of noun) found = (found as Record<string | number, unknown> | undefined)?.[step];
  return { path: noun, value: found };
}

/** All that stand at one of the places, and hold no others. */
export function allNouns(value: unknown): Noun[] {
  const [vpcs, addresses, , connections] = PLACES as [string[], string[], string[], string[]];
  const sections = isPlainMap(value) ? Object.keys(value) : [];
  const simple = sections
    .filter((section) => !["accounts", "ipam", "connectivity"].includes(section))
    .map((section) => [section, "*"]);
  return [vpcs, addresses, connections, ...simple].flatMap((place) => standingAt(value, place));
}

function standingAt(value: unknown, place: readonly string[], above: ConfigPath = []): Noun[] {
  const [step, ...further] = place;
  if (step === undefined) return [{ path: above, value }];
  if (typeof value !== "object" || value === null) return [];
  const isList = Array.isArray(value);
  const keys = step === "*" ? Object.keys(value) : [step].filter((key) => Object.hasOwn(value, key));
  return keys.flatMap((key) =>
    standingAt((value as Record<string, unknown>)[key], further, [...above, isList ? Number(key) : key]),
  );
}

/** What finds a noun's name in a text: a VPC's with its account, as many accounts have one called main. */
export function namePattern({ path }: Noun): RegExp | undefined {
  if (typeof path.at(-1) !== "string") return undefined;
  const [section, account, below] = path.map(literally);
  const name = literally(path.at(-1) as string);
  const whole = section === "accounts" && below === "vpcs" ? `${account}/(?:[a-z0-9-]+/)?${name}` : name;
  return new RegExp(`(?<![A-Za-z0-9-])${whole}(?![A-Za-z0-9-])`);
}

/** A name that is none, as `networ[k`, is in doubt as well. */
function literally(step: string | number): string {
  return String(step).replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
