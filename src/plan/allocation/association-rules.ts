/** AWS's association restrictions for a VPC's blocks: what the planner avoids, and what it refuses of pins. */
import { isRfc1918, RFC1918 } from "../../aws/cidr-families";
import { FORBIDDEN_RANGES, isDoubt, type SecondaryRefusal, secondaryRefusal } from "../../aws/cidr-rules";
import type { Collector } from "../../diagnostics/collector";
import { subtract } from "../../ip/aggregate";
import { comparePrefixes, contains, formatPrefix, overlaps, type Prefix, prefix } from "../../ip/prefix";
import type { CidrRequest } from "../../model/request";
import type { Vpc } from "../../model/vpc";
import type { Allocator } from "./allocator";
import { type Avoided, FORBIDDEN, unwiseRange } from "./avoided";
import type { Container } from "./container";
import { elsewhere } from "./fixes";
import type { PoolContainers } from "./pools";
import type { Allocation } from "./request";

const TEN = { first: prefix("10.0.0.0/16"), firstTwo: prefix("10.0.0.0/15") };
const DEFAULT_VPC = prefix("172.31.0.0/16");
const BENCHMARKING = prefix("198.19.0.0/16");
const EVERYTHING = prefix("0.0.0.0/0");

/** A block that a VPC has; `built` where the lock had it before this plan. */
interface Existing {
  readonly prefix: Prefix;
  readonly built: boolean;
}

/**
 * Ranges in which AWS would refuse a further block of a VPC that has these, so that the allocator steers clear. Its
 * blocks are among them, since they may be of another scope than the further one.
 */
export function refusedNextTo(primary: Prefix, secondaries: readonly Existing[]): readonly Avoided[] {
  const existing = [primary, ...secondaries.map((block) => block.prefix)];
  const near = existing.some((block) => contains(TEN.firstTwo, block));
  const own = RFC1918.find((range) => contains(range, primary));
  const late = secondaries.some(({ prefix: block, built }) => built && !isRfc1918(block));
  const family: SecondaryRefusal = own ? "other-rfc1918" : "rfc1918-on-other-primary";
  return [
    ...FORBIDDEN,
    ...because(existing, REASONS.overlap),
    ...because(
      RFC1918.filter((range) => range !== own),
      REASONS[family],
    ),
    ...because(near ? [TEN.first] : [], REASONS["10.0.0.0/16"]),
    ...because([DEFAULT_VPC], REASONS["172.31.0.0/16"]),
    // Beside another kind of block this range is refused, so neither is put next to the other.
    ...because(
      existing.some((block) => !contains(BENCHMARKING, block)) ? [BENCHMARKING] : [],
      REASONS["198.19.0.0/16"],
    ),
    ...besideBenchmarking(secondaries),
    ...(late && own ? [{ range: own, why: AFTER_OTHER, kind: "doubtful" as const }] : []),
  ];
}

/** Ranges that a VPC's primary may not be in, given secondaries that are spoken for. */
export function refusedAsPrimary(secondaries: readonly Existing[]): readonly Avoided[] {
  const blocks = secondaries.map((block) => block.prefix);
  const families = RFC1918.filter((range) => blocks.some((block) => contains(range, block)));
  return [
    ...FORBIDDEN,
    ...because(blocks, REASONS.overlap),
    ...families.flatMap((range) =>
      because(subtract([EVERYTHING], [range]), REASONS["rfc1918-on-other-primary"]),
    ),
    ...because(
      blocks.some((block) => contains(TEN.first, block)) ? [TEN.firstTwo] : [],
      REASONS["10.0.0.0/16"],
    ),
    ...besideBenchmarking(secondaries),
  ];
}

function besideBenchmarking(secondaries: readonly Existing[]): Avoided[] {
  return secondaries.some((block) => contains(BENCHMARKING, block.prefix))
    ? because(subtract([EVERYTHING], [BENCHMARKING]), REASONS["198.19.0.0/16"])
    : [];
}

function because(ranges: readonly Prefix[], why = ""): Avoided[] {
  return ranges.map((range) => ({ range, why, kind: "refused" }));
}

/** A block of a VPC with its ref; the primary's is the VPC's own. */
export interface VpcBlock {
  readonly ref: string;
  readonly prefix: Prefix;
}

/**
 * Secondary blocks in the order to associate them: RFC 1918 before others, and of 10.0.0.0/15 its first half before
 * its second, since after the second AWS refuses the first.
 */
export function inAssociationOrder<T extends { readonly prefix: Prefix }>(secondaries: readonly T[]): T[] {
  const rank = ({ prefix: p }: T) => (contains(TEN.first, p) ? 0 : isRfc1918(p) ? 1 : 2);
  return [...secondaries].sort((a, b) => rank(a) - rank(b) || comparePrefixes(a.prefix, b.prefix));
}

type PoolsByScope = ReadonlyMap<string, Pick<PoolContainers, "top" | "byPool">>;

/** One block of a VPC as it is checked. */
interface Candidate extends VpcBlock {
  readonly allocation: Allocation;
  readonly request: CidrRequest;
}

/** Reports what AWS would refuse of all VPCs' blocks. The quota and the sizes are rules of the model. */
export function checkAssociations(
  vpcs: readonly Vpc[],
  containers: PoolsByScope,
  allocator: Allocator,
  collector: Collector,
): void {
  const check = new AssociationCheck(containers, allocator, collector);
  for (const vpc of vpcs) check.vpc(vpc);
}

class AssociationCheck {
  readonly #containers: PoolsByScope;
  readonly #allocator: Allocator;
  readonly #collector: Collector;

  constructor(containers: PoolsByScope, allocator: Allocator, collector: Collector) {
    this.#containers = containers;
    this.#allocator = allocator;
    this.#collector = collector;
  }

  vpc(vpc: Vpc): void {
    const primary = this.#candidate(vpc.ref, vpc.primary);
    if (!primary) return;
    this.#range(primary, FORBIDDEN);
    const secondaries = vpc.secondaries.flatMap(({ ref, request }) => this.#candidate(ref, request) ?? []);
    const built = secondaries.filter(({ allocation }) => allocation.state !== "new");
    const before: Prefix[] = [primary.prefix];
    for (const candidate of inAssociationOrder(secondaries)) {
      this.#secondary(candidate, primary, secondaries, [
        before,
        // What AWS has by now is there first, whatever the order in which it would take all of them.
        ...(candidate.allocation.state === "new" && built.length > 0
          ? [[primary.prefix, ...built.map((block) => block.prefix)]]
          : []),
      ]);
      before.push(candidate.prefix);
    }
  }

  #candidate(ref: string, request: CidrRequest): Candidate | undefined {
    const allocation = this.#allocator.allocations.get(ref);
    return allocation && { ref, prefix: allocation.prefix, allocation, request };
  }

  /** `orders` are lists of blocks that AWS may have when this one is associated. */
  #secondary(
    candidate: Candidate,
    primary: Candidate,
    secondaries: readonly Candidate[],
    orders: readonly (readonly Prefix[])[],
  ): void {
    const others = secondaries
      .filter(({ ref }) => ref !== candidate.ref)
      .map(({ prefix: block, allocation }) => ({ prefix: block, built: allocation.state !== "new" }));
    const avoided = refusedNextTo(primary.prefix, others);
    this.#range(candidate, avoided);
    for (const existing of orders) {
      const refusal = secondaryRefusal(existing, candidate.prefix, { quota: Number.POSITIVE_INFINITY });
      const late = existing !== orders[0] && refusal === "rfc1918-after-other";
      // Sizes and forbidden ranges have diagnostics of their own, and so has the quota.
      const reason = late ? AFTER_OTHER : refusal && !isDoubt(refusal) ? REASONS[refusal] : undefined;
      if (reason === undefined) continue;
      const data = {
        owner: candidate.ref,
        cidr: formatPrefix(candidate.prefix),
        existing: existing.map(formatPrefix),
        reason,
        fixes: this.#elsewhere(candidate, avoided),
      };
      this.#collector.report(late ? "SECONDARY_LATE" : "SECONDARY_REFUSED", candidate.request.at, data);
      return;
    }
  }

  #range(candidate: Candidate, avoided: readonly Avoided[]): void {
    const { ref, prefix: block, request } = candidate;
    const [owner, cidr] = [ref, formatPrefix(block)];
    const forbidden = FORBIDDEN_RANGES.find((range) => overlaps(range, block));
    if (forbidden) {
      const fixes = this.#elsewhere(candidate, avoided);
      this.#collector.report("CIDR_FORBIDDEN", request.at, {
        owner,
        cidr,
        range: formatPrefix(forbidden),
        fixes,
      });
      return;
    }
    const pool = request.pool === undefined ? undefined : this.#poolOf(request);
    const unwise = unwiseRange(block, pool?.prefixes ?? []);
    if (!unwise) return;
    const reason = `${unwise.why.charAt(0).toUpperCase()}${unwise.why.slice(1)}.`;
    const fixes = this.#elsewhere(candidate, avoided);
    this.#collector.report("CIDR_AVOID", request.at, {
      owner,
      cidr,
      range: formatPrefix(unwise.range),
      reason,
      fixes,
    });
  }

  #elsewhere({ ref, prefix: block, allocation, request }: Candidate, avoided: readonly Avoided[]) {
    const pool = this.#poolOf(request);
    const asked = { ref, scope: request.scope, prefixLength: block.length, kind: "allocation" as const };
    return elsewhere({ ...asked, at: request.at }, pool, avoided, allocation.state !== "new");
  }

  /** The pool that a block is asked from, or the top of its scope. */
  #poolOf({ pool, scope }: CidrRequest): Container | undefined {
    const containers = this.#containers.get(scope);
    return pool === undefined ? containers?.top : containers?.byPool.get(pool);
  }
}

const AFTER_OTHER = "AWS may take a private block beside others only if it was there first.";

const REASONS: Readonly<Partial<Record<SecondaryRefusal, string>>> = {
  overlap: "Blocks of one VPC may not overlap.",
  "other-rfc1918":
    "AWS does not mix the private ranges 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 in one VPC.",
  "rfc1918-on-other-primary":
    "A VPC that was created outside the private ranges cannot take a block from them.",
  "10.0.0.0/16": "A VPC with a block in 10.0.0.0/15 cannot take another one in 10.0.0.0/16.",
  "172.31.0.0/16": "172.31.0.0/16 is kept for default VPCs.",
  "198.19.0.0/16": "198.19.0.0/16 cannot be combined with other blocks.",
  route: "A route of this VPC has that destination or a smaller one.",
};
