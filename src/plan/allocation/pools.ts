/** Allocates a scope's pools, from the top of the tree down. */
import type { Collector } from "../../diagnostics/collector";
import { formatPrefix, type Prefix, prefix } from "../../ip/prefix";
import { POOL_SEGMENT, poolRef } from "../../model/ref";
import type { Pool, Scope } from "../../model/scope";
import type { Allocator } from "./allocator";
import { Container } from "./container";
import type { ScopeMemory } from "./memory";
import type { AllocationRequest } from "./request";

/** A scope's containers while its addresses are being given out. */
export interface PoolContainers {
  /** The scope itself, for top-level pools and for pinned blocks outside every pool. */
  readonly top: Container;
  readonly byPool: ReadonlyMap<string, Container>;
  /** Pool names, every parent before its children. */
  readonly order: readonly Pool[];
  /** Finishes the pools: gives new ones their place. Only once all that is spoken for has been claimed. */
  placeNew(): void;
}

export function claimPools(
  scope: Scope,
  memory: ScopeMemory,
  allocator: Allocator,
  collector: Collector,
): PoolContainers {
  const top = new Container(`scope ${scope.name}`, [prefix("0.0.0.0/0")]);
  const order = parentsFirst(scope.pools);
  const byPool = siteOf(scope, top, order);
  const parentOf = (pool: Pool) => (pool.parent === undefined ? top : (byPool.get(pool.parent) as Container));
  const provision = (pool: Pool) => {
    const container = byPool.get(pool.name) as Container;
    for (const block of pool.blocks) {
      const allocated = allocator.allocations.get(block.ref);
      if (allocated && !container.holds(allocated.prefix)) container.provision(allocated.prefix);
    }
  };

  const left = new Map<Pool, AllocationRequest[]>();
  for (const pool of order) {
    const requests = pool.blocks.map(
      (block): AllocationRequest => ({ ...block, scope: scope.name, kind: "pool" }),
    );
    for (const block of pool.blocks) if (block.pin) memory.adopt(block.ref, poolRef(pool.name), block.pin);
    const parent = parentOf(pool);
    const rest = allocator.keep(parent, memory, requests);
    // What a top-level pool has is given, so there is nothing to wait for.
    left.set(pool, pool.parent === undefined ? allocator.pin(parent, rest, () => undefined) : rest);
    provision(pool);
  }
  for (const tombstone of poolTombstones(memory)) {
    for (const container of [top, ...byPool.values()]) container.withhold(tombstone);
  }
  for (const pool of order) {
    if (pool.parent === undefined) continue;
    const parent = parentOf(pool);
    const outside = (request: AllocationRequest, pin: Prefix) => {
      const blocks = parent.prefixes.map(formatPrefix).join(", ") || "not allocated yet";
      const fixes = [
        { words: `pin a block of ${blocks}, or add ${formatPrefix(pin)} to what the pool has`, steps: [] },
      ];
      const data = {
        owner: request.ref,
        cidr: formatPrefix(pin),
        pool: pool.parent as string,
        blocks,
        fixes,
      };
      collector.report("PIN_OUTSIDE_POOL", request.at, data);
    };
    left.set(pool, allocator.pin(parent, left.get(pool) ?? [], outside));
    provision(pool);
  }

  return {
    top,
    byPool,
    order,
    placeNew() {
      for (const pool of order) {
        const requests = left.get(pool) ?? [];
        if (pool.parent === undefined || requests.length === 0) continue;
        const parent = parentOf(pool);
        // A parent without a block has been reported itself.
        if (parent.prefixes.length > 0) allocator.place(parent, requests);
        provision(pool);
      }
    },
  };
}

/** A container for each pool, knowing its place among the others. */
function siteOf(scope: Scope, top: Container, order: readonly Pool[]): Map<string, Container> {
  const pools = new Map<string, Container>();
  const site = { name: scope.name, top, pools };
  for (const { name, parent, locale } of order) {
    const region = locale ?? (parent === undefined ? undefined : pools.get(parent)?.site?.locale);
    const place = {
      name,
      scope: site,
      ...(parent !== undefined && { parent }),
      ...(region && { locale: region }),
    };
    pools.set(name, new Container(`pool ${name}`, [], place));
  }
  return pools;
}

function poolTombstones(memory: ScopeMemory) {
  const leavesOne = (ref: string) => ref.startsWith(`${POOL_SEGMENT}/`) && !isPinnedPoolRef(ref);
  return memory.outOfCirculation(leavesOne);
}

/** A pinned block is named by its CIDR block, `pool/root/10.0.0.0/8`: a statement of what there is, so it leaves no tombstone. */
export function isPinnedPoolRef(ref: string): boolean {
  return ref.startsWith(`${POOL_SEGMENT}/`) && /\/\d+$/.test(ref);
}

function parentsFirst(pools: readonly Pool[]): Pool[] {
  const byName = new Map(pools.map((pool) => [pool.name, pool]));
  const order = new Set<Pool>();
  const visit = (pool: Pool) => {
    if (order.has(pool)) return;
    const parent = pool.parent === undefined ? undefined : byName.get(pool.parent);
    if (parent) visit(parent);
    order.add(pool);
  };
  for (const pool of pools) visit(pool);
  return [...order];
}
