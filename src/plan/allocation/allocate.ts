/** All addresses of the organisation: pools, VPC blocks and subnets, and the lock that remembers them. */
import type { Collector } from "../../diagnostics/collector";
import { comparePrefixes } from "../../ip/prefix";
import { compareText } from "../../lists/order";
import { EMPTY_SCOPE, type LocatedLock, type Lock, type ScopeLock, type Tombstone } from "../../lock/lock";
import type { NetworkModel } from "../../model/network-model";
import { allVpcs } from "../../model/rules/rules";
import { checkAcceptances } from "./acceptances";
import { Allocator } from "./allocator";
import { checkAssociations } from "./association-rules";
import type { Container } from "./container";
import type { ScopeMemory } from "./memory";
import { claimPools, isPinnedPoolRef, type PoolContainers } from "./pools";
import { rememberScopes } from "./remember";
import type { Allocation } from "./request";
import { allocateSubnets } from "./subnets";
import { blockRequests, claimBlocks } from "./vpc-blocks";

export interface Addressing {
  /** By ref. */
  readonly allocations: ReadonlyMap<string, Allocation>;
  /** The pools' containers, for utilisation. */
  readonly pools: ReadonlyMap<string, Container>;
  /** Former refs, by today's, of what the lock has under another name. */
  readonly oldNames: ReadonlyMap<string, string>;
  readonly lock: Lock;
  /** Tombstones that this plan adds. */
  readonly retired: readonly (Tombstone & { readonly scope: string })[];
}

export function allocate(model: NetworkModel, lock: LocatedLock, collector: Collector): Addressing {
  const allocator = new Allocator(collector);
  const vpcs = allVpcs(model);
  const requests = blockRequests(vpcs);
  const memories = rememberScopes(model, lock);
  const pools = new Map<string, Container>();
  const containersByScope = new Map<string, PoolContainers>();
  const claimed = model.scopes.map((scope) => {
    const memory = memories.get(scope.name) as ScopeMemory;
    const containers = claimPools(scope, memory, allocator, collector);
    containersByScope.set(scope.name, containers);
    for (const [name, container] of containers.byPool) pools.set(name, container);
    return claimBlocks(scope, requests.get(scope.name) ?? [], containers, memory, allocator, collector);
  });
  for (const which of ["primaries", "secondaries"] as const) {
    for (const blocks of claimed) blocks.place(which);
  }
  allocateSubnets(vpcs, { memories, pools }, allocator, collector);
  checkAssociations(vpcs, containersByScope, allocator, collector);
  checkAcceptances(model, allocator, collector);

  const next = new Map<string, ScopeLock>();
  const retired: (Tombstone & { scope: string })[] = [];
  const overlapping = new Map(model.scopes.map((scope) => [scope.name, scope.overlapAllowed]));
  const byScope = allocationsByScope(allocator.allocations.values());
  // A scope that the configuration has dropped and nobody succeeds keeps its entries, all of them as tombstones.
  for (const [scope, memory] of [...memories].sort(([a], [b]) => compareText(a, b))) {
    const allocations = byScope.get(scope) ?? [];
    const was = lock.scopes.get(scope) ?? EMPTY_SCOPE;
    const overlapAllowed = overlapping.get(scope) ?? was.overlapAllowed ?? false;
    if (memory.isAllThereIs(allocations.length)) {
      next.set(scope, overlapAllowed === (was.overlapAllowed ?? false) ? was : { ...was, overlapAllowed });
      continue;
    }
    const left = memory.unwanted().filter(({ ref }) => !isPinnedPoolRef(ref));
    retired.push(...left.map((tombstone) => ({ ...tombstone, scope })));
    const tombstones = [...memory.tombstones(), ...left];
    const byRef = new Map(allocations.map((a) => [a.ref, a.prefix]));
    next.set(scope, { overlapAllowed, allocations: byRef, tombstones });
  }
  retired.sort((a, b) => compareText(a.scope, b.scope) || comparePrefixes(a.prefix, b.prefix));
  const oldNames = new Map([...memories.values()].flatMap((memory) => [...memory.oldNames()]));
  return { allocations: allocator.allocations, pools, oldNames, lock: { scopes: next }, retired };
}

function allocationsByScope(allocations: Iterable<Allocation>): Map<string, Allocation[]> {
  const groups = new Map<string, Allocation[]>();
  for (const allocation of allocations) {
    const group = groups.get(allocation.scope);
    if (group) group.push(allocation);
    else groups.set(allocation.scope, [allocation]);
  }
  return groups;
}
