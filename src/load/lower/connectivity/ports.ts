/** Lowers lists of ports. */

/** Each once, in ascending order. */
export function portsOf(ports: readonly number[]): number[] {
  return [...new Set(ports)].sort((a, b) => a - b);
}
