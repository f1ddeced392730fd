/** A number of things for a sentence. */

/** `3 errors`, `1 error`, or nothing for none. */
export function counted(number: number, thing: string): string[] {
  return number === 0 ? [] : [count(number, thing)];
}

/** `3 subnets`, `1 subnet`, `0 subnets`, `2 addresses`, `2 gateways`, `4 policies`. */
export function count(number: number, thing: string): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? thing : plural(thing)}`;
}

/** Of a thing that is described, `zone in a profile`, the thing has the ending. */
export function plural(thing: string): string {
  const [, noun = thing, described = ""] = /^(.+?)( (?:in|of|to|for) .+)$/.exec(thing) ?? [];
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies${described}`;
  return `${noun}${/(?:s|x|ch|sh)$/.test(noun) ? "es" : "s"}${described}`;
}
