/** Allocates the primary and secondary CIDRs of all VPCs in one scope. */
import type { Collector } from "../../diagnostics/collector";
import { comparePrefixes, contains, formatPrefix, type Prefix } from "../../ip/prefix";
import type { CidrRequest } from "../../model/request";
import type { Scope } from "../../model/scope";
import type { Vpc } from "../../model/vpc";
import { refusedAsPrimary, refusedNextTo } from "../vpc/association-rules";
import type { Allocator } from "./allocator";
import { type Claim, Container } from "./container";
import type { ScopeMemory } from "./memory";
import type { PoolContainers } from "./pools";
import { isBlockRef, vpcRefOf } from "./ref-kind";
import type { AllocationRequest } from "./request";

/** One block that a VPC asks for in this scope. */
export interface BlockRequest {
  readonly vpc: Vpc;
  readonly ref: string;
  readonly request: CidrRequest;
}

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

/** VPCs whose blocks must be disjoint, and the containers that they take them from. */
interface Neighbours {
  readonly pools: Pick<PoolContainers, "top" | "byPool">;
  readonly requests: readonly BlockRequest[];
  /** What is not served yet, by container. */
  readonly left: Map<Container, AllocationRequest[]>;
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
    allocator.place(container, turn, ({ ref }) => refusedRanges(vpcOf.get(ref) as Vpc, ref, allocator));
  }
}

function refusedRanges(vpc: Vpc, ref: string, allocator: Allocator): readonly Prefix[] {
  const prefixOf = (block: string) => allocator.allocations.get(block)?.prefix;
  const secondaries = vpc.secondaries.flatMap((secondary) => prefixOf(secondary.ref) ?? []);
  const primary = prefixOf(vpc.ref);
  if (ref === vpc.ref) return refusedAsPrimary(secondaries);
  // Without a primary, which has been reported, nothing more is to be said of the secondaries.
  return primary ? refusedNextTo(primary, secondaries) : [];
}

function neighbours(requests: readonly BlockRequest[], pools: Neighbours["pools"]): Neighbours {
  const left = new Map<Container, AllocationRequest[]>();
  for (const { ref, request } of requests) {
    const container = containerOf(request, pools);
    const { scope, prefixLength, pin, at, sizeAt } = request;
    const asked: AllocationRequest = {
      ref,
      scope,
      prefixLength,
      ...(pin && { pin }),
      at,
      sizeAt,
      kind: "allocation",
    };
    const list = left.get(container);
    if (list) list.push(asked);
    else left.set(container, [asked]);
  }
  return { pools, requests, left };
}

/** The named pool; for a bare pin the smallest pool that holds it, or the scope itself. */
function containerOf(request: CidrRequest, { top, byPool }: Neighbours["pools"]): Container {
  const named = request.pool === undefined ? undefined : byPool.get(request.pool);
  if (named) return named;
  let best = top;
  let length = -1;
  for (const container of byPool.values()) {
    for (const prefix of container.prefixes) {
      if (!request.pin || prefix.length <= length || !contains(prefix, request.pin)) continue;
      best = container;
      length = prefix.length;
    }
  }
  return best;
}

/** A fresh view of a scope's pools for one VPC: what is provisioned, less child pools and ranges of others. */
function ownView(scope: Scope, pools: PoolContainers): Neighbours["pools"] {
  const children = (parent: string | undefined) =>
    pools.order
      .filter((pool) => pool.parent === parent)
      .flatMap((pool) => {
        const container = pools.byPool.get(pool.name) as Container;
        return container.prefixes.map(
          (prefix): Claim => ({ prefix, owner: container.name, at: pool.at, kind: "pool" }),
        );
      });
  const view = (container: Container, pool: string | undefined) => {
    const copy = new Container(container.name, container.prefixes);
    for (const claim of [...children(pool), ...rangesOfOthers(scope)]) copy.withhold(claim);
    return copy;
  };
  return {
    top: view(pools.top, undefined),
    byPool: new Map([...pools.byPool].map(([name, container]) => [name, view(container, name)])),
  };
}

function containersOf({ top, byPool }: Neighbours["pools"]): Container[] {
  return [top, ...byPool.values()];
}

function rangesOfOthers(scope: Scope): Claim[] {
  const named = [
    ...scope.external.map((range) => ({ range, what: "external range" })),
    ...scope.reserved.map((range) => ({ range, what: "reserved range" })),
  ];
  return named.flatMap(({ range, what }) =>
    range.prefixes.map((prefix) => ({
      prefix,
      owner: `${what} ${range.name}`,
      at: range.at,
      kind: "range" as const,
    })),
  );
}

/** Tombstones of VPCs' blocks, and allocations about to become some, by the VPC that had them. */
function tombstonesByVpc(memory: ScopeMemory): Map<string, Claim[]> {
  const byVpc = new Map<string, Claim[]>();
  const all = memory.outOfCirculation(isBlockRef);
  for (const { ref, prefix } of all.sort((a, b) => comparePrefixes(a.prefix, b.prefix))) {
    const owner = vpcRefOf(ref);
    const claim: Claim = { prefix, owner: `the tombstone of ${ref}`, kind: "tombstone" };
    const list = byVpc.get(owner);
    if (list) list.push(claim);
    else byVpc.set(owner, [claim]);
  }
  return byVpc;
}

function groupByVpc(requests: readonly BlockRequest[]): BlockRequest[][] {
  const groups = new Map<string, BlockRequest[]>();
  for (const request of requests) {
    const group = groups.get(request.vpc.ref);
    if (group) group.push(request);
    else groups.set(request.vpc.ref, [request]);
  }
  return [...groups.values()];
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
  });
}
