/** A request for addresses: a size from a pool, or a pinned block. */
import type { SourceRange } from "../diagnostics/source";
import type { Prefix } from "../ip/prefix";

export interface CidrRequest {
  /** The pool to allocate from; absent for a pinned block outside every pool. */
  readonly pool?: string;
  /** The scope the block belongs to. */
  readonly scope: string;
  readonly prefixLength: number;
  /** A pin: exactly this block, or a diagnostic. */
  readonly pin?: Prefix;
  readonly at: SourceRange;
  /** The place that gave the size; another one where a profile gives it for the pools of many. */
  readonly sizeAt: SourceRange;
}
