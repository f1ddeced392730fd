/** Ranges that the allocator steers clear of, each with its reason, so that a refusal can say what stands in the way. */
import { AVOIDED_RANGES, FORBIDDEN_RANGES } from "../../aws/cidr-rules";
import { contains, formatPrefix, overlaps, type Prefix } from "../../ip/prefix";
import type { AllocationRequest } from "./request";

export interface Avoided {
  readonly range: Prefix;
  /** A sentence with its full stop. */
  readonly why: string;
  /** `doubtful`: used where a pool has nothing else, with a warning. `unwise`: only a pin or a pool of its own leads there. */
  readonly kind: "refused" | "doubtful" | "unwise";
}

export const FORBIDDEN: readonly Avoided[] = FORBIDDEN_RANGES.map((range) => ({
  range,
  why: `AWS takes no block in ${formatPrefix(range)} for a VPC.`,
  kind: "refused",
}));

const UNWISE: readonly Avoided[] = AVOIDED_RANGES.map(({ range, why }) => ({
  range,
  why: `${formatPrefix(range)} is avoided: ${why}.`,
  kind: "unwise",
}));

/** The unwise range that a block touches, unless its pool was declared to lie in that range. */
export function unwiseRange(block: Prefix, pool: readonly Prefix[]) {
  return AVOIDED_RANGES.find(
    ({ range }) => overlaps(range, block) && !pool.some((outer) => contains(range, outer)),
  );
}

/**
 * What a request keeps out of, in the order of the attempts: all of it first, and then only what is refused and what is
 * unwise in a pool that was not declared for it. `refused` is what AWS would refuse of the VPC in particular.
 */
export function attempts(
  request: Pick<AllocationRequest, "prefixLength" | "kind">,
  refused: readonly Avoided[],
  pool: readonly Prefix[],
): readonly (readonly Avoided[])[] {
  // Subnets keep out of nothing: their block is where it is.
  if (refused.length === 0 && request.kind === "allocation") return [[]];
  // A pool may be larger than such a range: its members then stay out of the range.
  const fits = ({ range }: Avoided) => range.length <= request.prefixLength;
  const all = request.kind === "pool" ? [...FORBIDDEN, ...UNWISE].filter(fits) : [...refused, ...UNWISE];
  const declared = (range: Prefix) => pool.some((outer) => contains(range, outer));
  const least = all.filter(
    ({ kind, range }) => kind === "refused" || (kind === "unwise" && !declared(range)),
  );
  return least.length === all.length ? [all] : [all, least];
}

export function rangesOf(avoided: readonly Avoided[]): Prefix[] {
  return avoided.map(({ range }) => range);
}
