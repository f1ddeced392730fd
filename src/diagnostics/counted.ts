/** A number of things for a sentence. */

/** `3 errors`, `1 error`, or nothing for none. */
export function counted(count: number, thing: string): string[] {
  return count === 0 ? [] : [`${count} ${thing}${count === 1 ? "" : "s"}`];
}
