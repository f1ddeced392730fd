/** Pools as a tree with their utilisation. */
import { count } from "../diagnostics/counted";
import { sizeOf } from "../ip/prefix";
import type { PlannedPool } from "../plan/planned/plan";
import { table } from "./table";

export function poolTable(pools: readonly PlannedPool[]): string {
  if (pools.length === 0) return "";
  const rows = [["pool", "blocks", "used", "free", "largest free"]];
  let scope = "";
  for (const pool of pools) {
    if (pool.scope !== scope) rows.push([pool.scope]);
    scope = pool.scope;
    rows.push([
      `${"  ".repeat(pool.depth + 1)}${pool.name}`,
      pool.cidrBlocks.join(", "),
      utilisation(pool),
      pool.free.toLocaleString("en"),
      largestFree(pool),
    ]);
  }
  return table(rows, [2, 3]);
}

/** The part of a pool that is not free, `12.5 %`. */
export function utilisation({ size, free }: PlannedPool): string {
  return size === 0 ? "" : `${((100 * (size - free)) / size).toFixed(1)} %`;
}

function largestFree({ census }: PlannedPool): string {
  const largest = census[0];
  if (!largest) return "none";
  const addresses = count(sizeOf(largest.prefixLength), "address");
  return `/${largest.prefixLength} (${addresses})${largest.count > 1 ? `, ${largest.count} of them` : ""}`;
}
