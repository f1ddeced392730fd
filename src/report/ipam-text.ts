/** Pools and tombstones for people; and one pool with everything that is in it. */
import { contains, prefix } from "../ip/prefix";
import type { Plan, PlannedPool } from "../plan/planned/plan";
import { poolTable, utilisation } from "./pool-table";
import { table } from "./table";

export function ipamText(plan: Plan): string {
  const tombstones = plan.tombstones.map((t) => [t.scope, t.ref, t.cidrBlock]);
  const released =
    tombstones.length === 0 ? "" : `\nTombstones (cadastre ipam release REF)\n${table(tombstones)}`;
  return `${poolTable(plan.pools) || "There are no pools.\n"}${released}`;
}

/** One pool: what is allocated in it, tombstoned or somebody else's, and its free blocks by size. */
export function poolText(pool: PlannedPool, plan: Plan): string {
  const blocks = pool.cidrBlocks.map(prefix);
  const inside = (cidrBlock: string) => blocks.some((block) => contains(block, prefix(cidrBlock)));
  const held = plan.addresses
    .filter((a) => a.scope === pool.scope && a.kind !== "subnet" && a.ref !== `pool/${pool.name}`)
    .filter((a) => !a.ref.startsWith(`pool/${pool.name}/`) && inside(a.cidrBlock))
    .map((a) => [a.cidrBlock, a.ref]);
  const dead = plan.tombstones
    .filter((t) => t.scope === pool.scope && inside(t.cidrBlock))
    .map((t) => [t.cidrBlock, `${t.ref} (tombstone)`]);
  const others = pool.ranges.map(({ cidrBlock, name }) => [cidrBlock, name]);
  const rows = [...held, ...dead, ...others].sort(
    (a, b) => prefix(a[0] as string).base - prefix(b[0] as string).base,
  );
  const free =
    pool.census.map(({ prefixLength, count }) => `${count} × /${prefixLength}`).join(", ") || "nothing";
  return [
    `${pool.name} (scope ${pool.scope}): ${pool.cidrBlocks.join(", ")}, ${utilisation(pool)} used\n`,
    `free: ${free}\n`,
    table(rows),
  ].join("");
}
