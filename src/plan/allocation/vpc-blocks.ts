/** Allocates the primary and secondary CIDRs of all VPCs in one scope. */
import type { Collector } from "../../diagnostics/collector";
import { comparePrefixes, formatPrefix, type Prefix } from "../../ip/prefix";
import type { Scope } from "../../model/scope";
import type { Vpc } from "../../model/vpc";
import type { Allocator } from "./allocator";
import { refusedAsPrimary, refusedNextTo } from "./association-rules";
import type { Avoided } from "./avoided";
import type { Claim, Container } from "./container";
import { elsewhere } from "./fixes";
import type { ScopeMemory } from "./memory";
import {
  type BlockRequest,
  containersOf,
  groupByVpc,
  type Neighbours,
  neighbours,
  ownView,
  rangesOfOthers,
} from "./neighbours";
import type { PoolContainers } from "./pools";
import { isBlockRef, vpcRefOf } from "./ref-kind";
import type { AllocationRequest } from "./request";

/** The requests of VPCs by scope, in order of ref with each VPC's primary first. */
export function blockRequests(vpcs: readonly Vpc[]): Map<string, BlockRequest[]> {
  const byScope = new Map<string, BlockRequest[]>();
  for (const vpc of vpcs) {
    for (const { ref, request } of [{ ref: vpc.ref, request: vpc.primary }, ...vpc.secondaries]) {
      const list = byScope.get(request.scope);
      if (list) list.push({ vpc, ref, request });
      else byScope.set(request.scope, [{ vpc, ref, request }]);
    }
  }
  return byScope;
}

/** One scope's blocks once all that is spoken for has its place. */
export interface ClaimedBlocks {
  /** Places what is new: of all scopes the primaries first, since what a VPC may associate depends on what it has. */
  place(which: "primaries" | "secondaries"): void;
}

/**
 * Where overlap is forbidden all VPCs are neighbours in the pools' own containers. Where it is allowed each VPC has
 * a view of the pools to itself, as if it were alone.
 */
export function claimBlocks(
  scope: Scope,
  requests: readonly BlockRequest[],
  pools: PoolContainers,
  memory: ScopeMemory,
  allocator: Allocator,
  collector: Collector,
): ClaimedBlocks {
  for (const range of rangesOfOthers(scope))
    for (const container of containersOf(pools)) container.withhold(range);
  if (scope.overlapAllowed) pools.placeNew();
  const groups = scope.overlapAllowed
    ? groupByVpc(requests).map((own) => neighbours(own, ownView(scope, pools)))
    : [neighbours(requests, pools)];

  for (const { left } of groups) {
    for (const [container, all] of left) left.set(container, allocator.keep(container, memory, all));
  }
  const tombstones = tombstonesByVpc(memory);
  for (const group of groups) {
    const owners = scope.overlapAllowed ? [group.requests[0]?.vpc.ref ?? ""] : tombstones.keys();
    for (const owner of owners) {
      for (const claim of tombstones.get(owner) ?? []) {
        for (const container of containersOf(group.pools)) container.withhold(claim);
      }
    }
    for (const [container, rest] of group.left) {
      const outside = (request: AllocationRequest, pin: Prefix) =>
        reportOutside(container, request, pin, collector);
      group.left.set(container, allocator.pin(container, rest, outside));
    }
  }
  if (!scope.overlapAllowed) pools.placeNew();
  return {
    place(which) {
      for (const group of groups) placeNewBlocks(group, which, allocator);
    },
  };
}

function placeNewBlocks(
  { requests, left }: Neighbours,
  which: "primaries" | "secondaries",
  allocator: Allocator,
): void {
  const vpcOf = new Map(requests.map(({ ref, vpc }) => [ref, vpc]));
  for (const [container, rest] of left) {
    const turn = rest.filter(({ ref }) => (vpcOf.get(ref)?.ref === ref) === (which === "primaries"));
    // A pool without a block has been reported itself.
    if (turn.length === 0 || container.prefixes.length === 0) continue;
    allocator.place(container, turn, {
      refused: ({ ref }) => refusedRanges(vpcOf.get(ref) as Vpc, ref, allocator),
    });
  }
}

function refusedRanges(vpc: Vpc, ref: string, { allocations }: Allocator): readonly Avoided[] {
  const secondaries = vpc.secondaries.flatMap((secondary) => {
    const allocated = allocations.get(secondary.ref);
    return allocated ? [{ prefix: allocated.prefix, built: allocated.state !== "new" }] : [];
  });
  const primary = allocations.get(vpc.ref)?.prefix;
  if (ref === vpc.ref) return refusedAsPrimary(secondaries);
  // Without a primary, which has been reported, nothing more is to be said of the secondaries.
  return primary ? refusedNextTo(primary, secondaries) : [];
}

/** Tombstones of VPCs' blocks, and allocations about to become some, by the VPC that had them. */
function tombstonesByVpc(memory: ScopeMemory): Map<string, Claim[]> {
  const byVpc = new Map<string, Claim[]>();
  const all = memory.outOfCirculation(isBlockRef);
  for (const claim of all.sort((a, b) => comparePrefixes(a.prefix, b.prefix))) {
    const owner = vpcRefOf(claim.tombstone?.ref ?? "");
    const list = byVpc.get(owner);
    if (list) list.push(claim);
    else byVpc.set(owner, [claim]);
  }
  return byVpc;
}

function reportOutside(
  container: Container,
  request: AllocationRequest,
  pin: Prefix,
  collector: Collector,
): void {
  const blocks = container.prefixes.map(formatPrefix).join(", ") || "not allocated yet";
  const pool = container.name.replace(/^pool /, "");
  collector.report("PIN_OUTSIDE_POOL", request.at, {
    owner: request.ref,
    cidr: formatPrefix(pin),
    pool,
    blocks,
    fixes: elsewhere(request, container, [], false),
  });
}
