/** Pools and tombstones for people; and one pool with everything that is in it. */
import { line } from "../diagnostics/shown";
import { covers } from "../ip/aggregate";
import { comparePrefixes, formatPrefix, type Prefix, prefix } from "../ip/prefix";
import type { Plan, PlannedPool } from "../plan/planned/plan";
import { drawBlock, MARKS, type MapPart } from "./pool-map";
import { poolTable, utilisation } from "./pool-table";
import { table } from "./table";

export function ipamText(plan: Plan): string {
  const tombstones = plan.tombstones.map((t) => [t.scope, t.ref, t.cidrBlock]);
  const released =
    tombstones.length === 0 ? "" : `\nTombstones (cadastre ipam release REF)\n${table(tombstones)}`;
  return `${poolTable(plan.pools) || "There are no pools.\n"}${released}`;
}

/** One pool: what is allocated in it, tombstoned or somebody else's, and its free blocks by size. */
export function poolText(pool: PlannedPool, plan: Plan, width: number): string {
  const blocks = pool.cidrBlocks.map(prefix);
  const inside = (cidrBlock: string) => covers(blocks, prefix(cidrBlock));
  const held = plan.addresses
    .filter((a) => a.scope === pool.scope && a.kind !== "subnet" && a.ref !== `pool/${pool.name}`)
    .filter((a) => !a.ref.startsWith(`pool/${pool.name}/`) && inside(a.cidrBlock))
    .map((a): Row => [a.cidrBlock, a.ref, a.kind === "pool" ? "=" : "#"]);
  const dead = plan.tombstones
    .filter((t) => t.scope === pool.scope && inside(t.cidrBlock))
    .map((t): Row => [t.cidrBlock, `${t.ref} (tombstone)`, "x"]);
  const others = pool.ranges.map(({ cidrBlock, name }): Row => [cidrBlock, name, "-"]);
  const rows = [...held, ...dead, ...others].sort(([a], [b]) => comparePrefixes(prefix(a), prefix(b)));
  const free =
    pool.census.map(({ prefixLength, count }) => `${count} × /${prefixLength}`).join(", ") || "nothing";
  return [
    line`${pool.name} (scope ${pool.scope}): ${pool.cidrBlocks.join(", ")}, ${utilisation(pool)} used`,
    `free: ${free}\n`,
    freeBlocks(pool),
    map(blocks, rows, width),
    table(rows.map(([cidrBlock, owner, mark]) => [cidrBlock, mark, owner])),
  ].join("");
}

type Row = readonly [cidrBlock: string, owner: string, mark: MapPart["mark"]];

const MOST_BLOCKS = 12;

/** Where the free blocks are, the largest first. */
function freeBlocks({ freeBlocks: all }: PlannedPool): string {
  const largest = [...all].sort((a, b) => prefix(a).length - prefix(b).length).slice(0, MOST_BLOCKS);
  const more = all.length > largest.length ? [`and ${all.length - largest.length} smaller`] : [];
  return all.length === 0 ? "" : `at:   ${[...largest, ...more].join(", ")}\n`;
}

function map(blocks: readonly Prefix[], rows: readonly Row[], width: number): string {
  const order = Object.keys(MARKS);
  const parts = rows
    .map(([cidrBlock, , mark]): MapPart => ({ prefix: prefix(cidrBlock), mark }))
    .sort((a, b) => order.indexOf(a.mark) - order.indexOf(b.mark));
  const drawn = blocks.map((block) => {
    const { rows: lines, cell } = drawBlock(block, parts, width);
    const addresses = cell === 1 ? "1 address" : `${cell.toLocaleString("en")} addresses`;
    return `\n${formatPrefix(block)}, ${addresses} a mark\n${lines}`;
  });
  const legend = Object.entries(MARKS).map(([mark, meaning]) => `${mark} ${meaning}`);
  return drawn.length === 0 ? "" : `${drawn.join("")}${legend.join("   ")}\n\n`;
}
