/** AWS's association restrictions for a VPC's blocks: what the planner avoids, and what it refuses of pins. */

import { isRfc1918 } from "../../aws/cidr-families";
import {
  AVOIDED_RANGES,
  FORBIDDEN_RANGES,
  isDoubt,
  type SecondaryRefusal,
  secondaryRefusal,
} from "../../aws/cidr-rules";
import type { Collector } from "../../diagnostics/collector";
import { subtract } from "../../ip/aggregate";
import { comparePrefixes, contains, formatPrefix, overlaps, type Prefix, prefix } from "../../ip/prefix";
import type { Vpc } from "../../model/vpc";
import type { Allocator } from "../allocation/allocator";

const TEN = { first: prefix("10.0.0.0/16"), firstTwo: prefix("10.0.0.0/15") };
const DEFAULT_VPC = prefix("172.31.0.0/16");
const BENCHMARKING = prefix("198.19.0.0/16");
const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map(prefix);
const EVERYTHING = prefix("0.0.0.0/0");

/**
 * Ranges in which AWS would refuse a further block of a VPC that has these, so that the allocator steers clear. Its
 * blocks are among them, since they may be of another scope than the further one.
 */
export function refusedNextTo(primary: Prefix, secondaries: readonly Prefix[]): readonly Prefix[] {
  const existing = [primary, ...secondaries];
  const near = existing.some((block) => contains(TEN.firstTwo, block));
  const own = PRIVATE_RANGES.find((range) => contains(range, primary));
  return [
    ...FORBIDDEN_RANGES,
    ...existing,
    ...PRIVATE_RANGES.filter((range) => range !== own),
    ...(near ? [TEN.first] : []),
    DEFAULT_VPC,
    // Beside another kind of block this range is refused, so neither is put next to the other.
    ...(existing.some((block) => !contains(BENCHMARKING, block)) ? [BENCHMARKING] : []),
    ...besideBenchmarking(secondaries),
  ];
}

/** Ranges that a VPC's primary may not be in, given secondaries that are spoken for. */
export function refusedAsPrimary(secondaries: readonly Prefix[]): readonly Prefix[] {
  const families = PRIVATE_RANGES.filter((range) => secondaries.some((block) => contains(range, block)));
  return [
    ...FORBIDDEN_RANGES,
    ...secondaries,
    ...families.flatMap((range) => subtract([EVERYTHING], [range])),
    ...(secondaries.some((block) => contains(TEN.first, block)) ? [TEN.firstTwo] : []),
    ...besideBenchmarking(secondaries),
  ];
}

function besideBenchmarking(secondaries: readonly Prefix[]): Prefix[] {
  return secondaries.some((block) => contains(BENCHMARKING, block))
    ? subtract([EVERYTHING], [BENCHMARKING])
    : [];
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

/** Reports what AWS would refuse of a VPC's blocks. The quota and the sizes are rules of the model. */
export function checkAssociations(vpc: Vpc, allocator: Allocator, collector: Collector): void {
  const primary = allocator.allocations.get(vpc.ref);
  if (!primary) return;
  checkRange(vpc.ref, primary.prefix, vpc.primary.at, collector);
  const secondaries = vpc.secondaries.flatMap(({ ref, request }) => {
    const allocated = allocator.allocations.get(ref);
    return allocated ? [{ ref, prefix: allocated.prefix, state: allocated.state, at: request.at }] : [];
  });
  const existing = [primary.prefix];
  for (const { ref, prefix: candidate, state, at } of inAssociationOrder(secondaries)) {
    checkRange(ref, candidate, at, collector);
    const refusal = secondaryRefusal(existing, candidate, { quota: Number.POSITIVE_INFINITY });
    // Sizes and forbidden ranges have diagnostics of their own, and so has the quota.
    const reason = refusal && !isDoubt(refusal) ? REASONS[refusal] : undefined;
    if (reason !== undefined) {
      const data = {
        owner: ref,
        cidr: formatPrefix(candidate),
        existing: existing.map(formatPrefix),
        reason,
      };
      collector.report("SECONDARY_REFUSED", at, data);
    } else if (state === "new") {
      const there = secondaries.filter((s) => s.state !== "new").map((s) => s.prefix);
      if (there.length > 0) checkLate(ref, candidate, [primary.prefix, ...there], at, collector);
    }
    existing.push(candidate);
  }
}

/** What would have been taken with the others at the start may be refused now that they are there. */
function checkLate(
  owner: string,
  candidate: Prefix,
  there: readonly Prefix[],
  at: Vpc["at"],
  collector: Collector,
): void {
  const refusal = secondaryRefusal(there, candidate, { quota: Number.POSITIVE_INFINITY });
  const reason = refusal === "rfc1918-after-other" ? AFTER_OTHER : refusal && REASONS[refusal];
  if (reason === undefined) return;
  const data = { owner, cidr: formatPrefix(candidate), existing: there.map(formatPrefix), reason };
  collector.report("SECONDARY_LATE", at, data);
}

const AFTER_OTHER = "a private block can be there with others only if it was there first.";

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

function checkRange(owner: string, block: Prefix, at: Vpc["at"], collector: Collector): void {
  const forbidden = FORBIDDEN_RANGES.find((range) => overlaps(range, block));
  if (forbidden) {
    collector.report("CIDR_FORBIDDEN", at, {
      owner,
      cidr: formatPrefix(block),
      range: formatPrefix(forbidden),
    });
    return;
  }
  const avoided = AVOIDED_RANGES.find(({ range }) => overlaps(range, block));
  if (!avoided) return;
  const reason = `${avoided.why.charAt(0).toUpperCase()}${avoided.why.slice(1)}.`;
  collector.report("CIDR_AVOID", at, {
    owner,
    cidr: formatPrefix(block),
    range: formatPrefix(avoided.range),
    reason,
  });
}
