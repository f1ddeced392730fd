/**
 * Refs: stable names made from the configuration's own, never from positions.
 *
 * Joined, as V8 keeps what is concatenated as a tree of its pieces: for the subnets of thousands of accounts, several
 * times the memory of the text.
 */

export function vpcRef(account: string, region: string, vpc: string): string {
  return [account, region, vpc].join("/");
}

export function tierRef(vpc: string, tier: string): string {
  return [vpc, tier].join("/");
}

export function subnetRef(vpc: string, tier: string, availabilityZone: string): string {
  return [vpc, tier, availabilityZone].join("/");
}

/** The segment that tells a secondary CIDR from a tier; no tier may be called so. */
export const SECONDARY_SEGMENT = "secondary";

export function secondaryRef(vpc: string, name: string): string {
  return [vpc, SECONDARY_SEGMENT, name].join("/");
}

/** The segment that begins pools' refs; no account may be called so. */
export const POOL_SEGMENT = "pool";

/** The ref of a pool, or of one of its further blocks. */
export function poolRef(pool: string, block?: string): string {
  return block === undefined ? `${POOL_SEGMENT}/${pool}` : `${POOL_SEGMENT}/${pool}/${block}`;
}

/** Whether a ref is `beginning` or lies below it. */
export function isAtOrBelow(ref: string, beginning: string): boolean {
  return ref.startsWith(beginning) && (ref.length === beginning.length || ref[beginning.length] === "/");
}

/** A path and everything above it, outermost first: `a`, `a/b` for `a/b`. */
export function beginningsOf(path: string): string[] {
  const segments = path.split("/");
  return segments.map((_, index) => segments.slice(0, index + 1).join("/"));
}
