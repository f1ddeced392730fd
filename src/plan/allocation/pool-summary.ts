/** Describes each pool as it stands after planning: its blocks, and what is free of them. */
import { CIDR_LENGTHS } from "../../aws/cidr-rules";
import { formatPrefix, sizeOf } from "../../ip/prefix";
import type { NetworkModel } from "../../model/network-model";
import { poolRef } from "../../model/ref";
import type { Pool } from "../../model/scope";
import type { PlannedPool } from "../planned/plan";
import { FORBIDDEN } from "./avoided";
import type { Container } from "./container";
import { placement } from "./placement";

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

/**
 * Where a new request of this size would go in a pool, as things stand after planning: by the function that places
 * requests. A size that no VPC may have is taken as a child pool's.
 */
export function whereToPlace(container: Container, prefixLength: number): string | undefined {
  const kind = prefixLength < CIDR_LENGTHS.min ? "pool" : "allocation";
  const found = placement(container, { prefixLength, kind }, FORBIDDEN);
  return found && formatPrefix(found);
}

function planPool(pool: Pool, depth: number, container: Container): PlannedPool {
  const { size: free, census, blocks } = container.free();
  return {
    name: pool.name,
    scope: pool.scope,
    ...(pool.parent && { parent: pool.parent }),
    depth,
    ...(pool.locale && { locale: pool.locale }),
    cidrBlocks: container.prefixes.map(formatPrefix),
    size: container.prefixes.reduce((sum, prefix) => sum + sizeOf(prefix.length), 0),
    free,
    freeBlocks: blocks.map(formatPrefix),
    census: [...census].map(([prefixLength, count]) => ({ prefixLength, count })),
    ranges: container.claims
      .filter(({ kind }) => kind === "range")
      .map(({ prefix, owner }) => ({ cidrBlock: formatPrefix(prefix), name: owner })),
    because: { ref: poolRef(pool.name), at: pool.at },
  };
}
