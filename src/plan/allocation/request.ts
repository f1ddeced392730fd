/** A request for addresses as the allocator sees it, and what came of it. */
import type { SourceRange } from "../../diagnostics/source";
import type { Prefix } from "../../ip/prefix";

export interface AllocationRequest {
  readonly ref: string;
  /** The scope that the addresses are of. */
  readonly scope: string;
  readonly prefixLength: number;
  readonly pin?: Prefix;
  readonly at: SourceRange;
  /** The place that gave the size, if that is another one. */
  readonly sizeAt?: SourceRange;
  readonly kind: "pool" | "allocation";
}

export interface Allocation {
  readonly ref: string;
  readonly scope: string;
  readonly prefix: Prefix;
  readonly state: "new" | "kept" | "revived";
  readonly at: SourceRange;
}

/** The order of new requests: large blocks first, as they are the hardest to place, then by ref. */
export function compareRequests(a: AllocationRequest, b: AllocationRequest): number {
  return a.prefixLength - b.prefixLength || (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0);
}
