/** Describes each pool as it stands after planning: its blocks, and what is free of them. */
import { formatPrefix, sizeOf } from "../ip/prefix";
import type { NetworkModel } from "../model/network-model";
import { poolRef } from "../model/ref";
import type { Pool } from "../model/scope";
import type { Container } from "./allocation/container";
import type { PlannedPool } from "./planned/plan";

export function planPools(model: NetworkModel, containers: ReadonlyMap<string, Container>): PlannedPool[] {
  return model.scopes.flatMap((scope) => {
    const planned: PlannedPool[] = [];
    const visit = (pool: Pool, depth: number) => {
      planned.push(planPool(pool, depth, containers.get(pool.name) as Container));
      for (const child of scope.pools) if (child.parent === pool.name) visit(child, depth + 1);
    };
    for (const pool of scope.pools) if (pool.parent === undefined) visit(pool, 0);
    return planned;
  });
}

function planPool(pool: Pool, depth: number, container: Container): PlannedPool {
  const { size: free, census } = container.free();
  return {
    name: pool.name,
    scope: pool.scope,
    ...(pool.parent && { parent: pool.parent }),
    depth,
    ...(pool.locale && { locale: pool.locale }),
    cidrBlocks: container.prefixes.map(formatPrefix),
    size: container.prefixes.reduce((sum, prefix) => sum + sizeOf(prefix.length), 0),
    free,
    census: [...census].map(([prefixLength, count]) => ({ prefixLength, count })),
    ranges: container.claims
      .filter(({ kind }) => kind === "range")
      .map(({ prefix, owner }) => ({ cidrBlock: formatPrefix(prefix), name: owner })),
    because: { ref: poolRef(pool.name), at: pool.at },
  };
}
