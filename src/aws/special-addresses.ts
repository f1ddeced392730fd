/** Whether addresses are places in a network, or have a meaning that no route and no device may have. */
import { contains, type Prefix, prefix } from "../ip/prefix";
import { SPECIAL_RANGES, type SpecialRange } from "./data/special-addresses";

const RANGES = SPECIAL_RANGES.map((range) => ({ range, block: prefix(range.cidr) }));

/** The special range that holds a block; undefined for an ordinary one, and for what holds such a range, as 0.0.0.0/0. */
export function specialRange(block: Prefix): SpecialRange | undefined {
  return RANGES.find((one) => contains(one.block, block))?.range;
}
