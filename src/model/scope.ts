/** A scope, one routable space, with its pools and the ranges in it that are not ours to allocate. */
import type { SourceRange } from "../diagnostics/source";
import type { Prefix } from "../ip/prefix";

export interface Scope {
  readonly name: string;
  /** Whether VPCs may use the same addresses, as nothing in this scope is routed between them. */
  readonly overlapAllowed: boolean;
  readonly pools: readonly Pool[];
  readonly reserved: readonly NamedRange[];
  readonly external: readonly ExternalRange[];
  readonly at: SourceRange;
}

export interface Pool {
  readonly name: string;
  readonly scope: string;
  /** The pool it is carved out of; absent for a top-level pool, whose blocks are all pinned. */
  readonly parent?: string;
  readonly blocks: readonly PoolBlock[];
  /** The only region this pool, and all below it, may allocate in. */
  readonly locale?: string;
  readonly description?: string;
  readonly at: SourceRange;
}

/** One block provisioned to a pool. */
export interface PoolBlock {
  /** `pool/use1-prod`, or `pool/use1-prod/growth` for a further block; pinned ones end in their CIDR block. */
  readonly ref: string;
  readonly prefixLength: number;
  readonly pin?: Prefix;
  readonly at: SourceRange;
}

/** A named set of blocks that is never allocated. */
export interface NamedRange {
  readonly name: string;
  readonly prefixes: readonly Prefix[];
  readonly description?: string;
  readonly at: SourceRange;
}

/** An overlap of an external range with a VPC that people live with. */
export interface AcceptedOverlap {
  /** `payments-prod/main`. */
  readonly vpc: string;
  readonly reason: string;
  readonly at: SourceRange;
}

/** A range in use outside this configuration. */
export interface ExternalRange extends NamedRange {
  readonly via?: string;
  /** The external range this one is a part of. */
  readonly within?: string;
  /** VPCs that have some of its addresses, and may. */
  readonly acceptedOverlaps: readonly AcceptedOverlap[];
  /** Names of gateway proxies whose records the DNS there has: people wrote them, nothing here does. */
  readonly records?: readonly string[];
}

/** Whether VPCs may use the same addresses in a scope, so that no route may lead into it. */
export function isOverlapAllowed({ scopes }: { readonly scopes: readonly Scope[] }, scope: string): boolean {
  return scopes.some(({ name, overlapAllowed }) => name === scope && overlapAllowed);
}
