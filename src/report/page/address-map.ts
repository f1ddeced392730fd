/** The address map: every pool's blocks as bars drawn to scale, with all that lies in them. */
import { count } from "../../diagnostics/counted";
import {
  contains,
  formatPrefix,
  lastAddress,
  type Prefix,
  prefix,
  prefixHolding,
  sizeOf,
} from "../../ip/prefix";
import type { Plan, PlannedPool } from "../../plan/planned/plan";
import { utilisation } from "../pool-table";
import { grouped } from "../tables/words";
import { html, type Markup, NOTHING } from "./markup";

/** What lies in a pool, from the back to the front of the drawing. */
type Kind = "pool" | "elsewhere" | "primary" | "secondary" | "tombstone" | "subnet";

interface Piece {
  readonly kind: Kind;
  readonly prefix: Prefix;
  readonly label: string;
}

const WIDTH = 1200;
const BAR = 34;
/** Pieces that are drawn thinner than this are drawn together with their neighbours. */
const THIN = 3;
/** A bar of which so little is used gets its used part drawn once more, larger. */
const WORTH_MAGNIFYING = 1 / 3;
/** A block is to be so wide at least that it can be pointed at. */
const SEEN = 16;
/** So few blocks are drawn in one row, however thin. */
const IN_ONE_ROW = 32;
/** More rows would be a map that nobody reads. */
const MOST_ROWS = 64;

export function addressMap(plan: Plan): Markup {
  const pools = plan.pools.filter(({ cidrBlocks }) => cidrBlocks.length > 0);
  if (pools.length === 0) return html`<p>There are no pools: every block is pinned.</p>`;
  const byScope = piecesByScope(plan);
  return html`${LEGEND}${pools.map((pool) => poolMap(pool, byScope.get(pool.scope) ?? []))}`;
}

const LEGEND = html`<ul class="legend" aria-label="Legend">
<li><span class="swatch free"></span>free</li>
<li><span class="swatch pool"></span>pool below</li>
<li><span class="swatch primary"></span>VPC</li>
<li><span class="swatch secondary"></span>secondary CIDR</li>
<li><span class="swatch subnet"></span>subnet</li>
<li><span class="swatch tombstone"></span>tombstone</li>
<li><span class="swatch elsewhere"></span>in use elsewhere</li>
</ul>
`;

function piecesByScope(plan: Plan): ReadonlyMap<string, readonly Piece[]> {
  const pieces = new Map<string, Piece[]>();
  const add = (scope: string, kind: Kind, cidrBlock: string, label: string) => {
    const piece = { kind, prefix: prefix(cidrBlock), label };
    const known = pieces.get(scope);
    if (known) known.push(piece);
    else pieces.set(scope, [piece]);
  };
  for (const { scope, kind, cidrBlock, ref } of plan.addresses)
    add(scope, kind, cidrBlock, kind === "pool" ? (ref.split("/")[1] ?? ref) : ref);
  for (const { scope, cidrBlock, ref } of plan.tombstones) add(scope, "tombstone", cidrBlock, ref);
  for (const { scope, ranges } of plan.pools)
    for (const { cidrBlock, name } of ranges) add(scope, "elsewhere", cidrBlock, name);
  for (const list of pieces.values()) list.sort((a, b) => a.prefix.base - b.prefix.base);
  return pieces;
}

function poolMap(pool: PlannedPool, pieces: readonly Piece[]): Markup {
  const bars = pool.cidrBlocks.map((block) => blockMap(pool, prefix(block), pieces));
  const used = utilisation(pool);
  return html`<figure class="map" id="pool-${pool.name}" data-depth="${Math.min(pool.depth, 4)}">
<figcaption><strong>${pool.name}</strong> <span>${pool.scope}</span> <span>${used} used, ${grouped(pool.free)} addresses free</span></figcaption>
${bars}
</figure>
`;
}

function blockMap(pool: PlannedPool, block: Prefix, pieces: readonly Piece[]): Markup {
  const within = pieces.filter(
    ({ kind, label, prefix: piece }) => contains(block, piece) && !(kind === "pool" && label === pool.name),
  );
  // What lies in a pool below is drawn there.
  const below = within.filter(({ kind }) => kind === "pool");
  const own = within.filter(
    (piece) => !below.some((outer) => outer !== piece && contains(outer.prefix, piece.prefix)),
  );
  return html`<div class="bar">${bar(block, own)}</div>${magnified(block, own)}`;
}

/** The used part once more, larger, and in as many rows as it takes for its blocks to be seen one by one. */
function magnified(block: Prefix, pieces: readonly Piece[]): Markup {
  const extent = extentOf(pieces);
  if (!extent) return NOTHING;
  const rows = rowsOf(extent, pieces);
  if (rows.length === 1 && sizeOf(extent.length) >= sizeOf(block.length) * WORTH_MAGNIFYING) return NOTHING;
  const times = grouped(sizeOf(block.length) / sizeOf(rows[0]!.prefix.length));
  const split = rows.length > 1 ? `, in ${rows.length} rows` : "";
  return html`<div class="bar magnified"><p>Its used part, ${formatPrefix(extent)}, ${times} times larger${split}</p>${rows.map(
    (row) => bar(row.prefix, row.pieces),
  )}</div>`;
}

interface Row {
  readonly prefix: Prefix;
  readonly pieces: readonly Piece[];
}

/** Rows of equal size; those in which nothing lies are left out. */
function rowsOf(extent: Prefix, pieces: readonly Piece[]): Row[] {
  const lengths = pieces.filter(({ kind }) => kind !== "subnet").map((piece) => piece.prefix.length);
  if (lengths.length <= IN_ONE_ROW) return [{ prefix: extent, pieces }];
  const typical = lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? extent.length;
  const seen = Math.floor(Math.log2(WIDTH / SEEN));
  const length = Math.max(extent.length, Math.min(typical - seen, extent.length + Math.log2(MOST_ROWS)));
  const byRow = new Map<number, Piece[]>();
  for (const piece of pieces)
    for (let base = prefixHolding(piece.prefix.base, length).base; base <= lastAddress(piece.prefix); ) {
      const row = byRow.get(base);
      if (row) row.push(piece);
      else byRow.set(base, [piece]);
      base += sizeOf(length);
    }
  return [...byRow]
    .sort(([a], [b]) => a - b)
    .map(([base, held]) => ({ prefix: { base, length }, pieces: held }));
}

/** The smallest prefix that holds all pieces. */
function extentOf(pieces: readonly Piece[]): Prefix | undefined {
  const first = pieces[0];
  if (!first) return undefined;
  const end = Math.max(...pieces.map((piece) => lastAddress(piece.prefix)));
  let length = first.prefix.length;
  while (length > 0 && lastAddress(prefixHolding(first.prefix.base, length)) < end) length--;
  return prefixHolding(first.prefix.base, length);
}

function bar(block: Prefix, pieces: readonly Piece[]): Markup {
  const scale = WIDTH / sizeOf(block.length);
  const lanes = [
    pieces.filter(({ kind }) => kind !== "subnet"),
    pieces.filter(({ kind }) => kind === "subnet"),
  ];
  const [blocks, subnets] = lanes.map((lane) => runsOf(lane, block, scale)) as [Run[], Run[]];
  const height = 16 + BAR + (subnets.length > 0 ? 14 : 0);
  const label = `${formatPrefix(block)}: ${count(pieces.length, "block")} in it; the address register has each`;
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${label}">
<rect class="free" x="0" y="16" width="${WIDTH}" height="${BAR}"/>
${blocks.map((run) => runMarkup(run, 16, BAR))}
${subnets.map((run) => runMarkup(run, 16 + BAR + 2, 10))}
<text class="block" x="0" y="11">${formatPrefix(block)}</text>
<text class="end" x="${WIDTH}" y="11">${grouped(sizeOf(block.length))} addresses</text>
</svg>
`;
}

/** Pieces of one kind that are drawn as one. */
interface Run {
  readonly kind: Kind;
  readonly from: number;
  to: number;
  readonly first: Piece;
  count: number;
}

function runsOf(pieces: readonly Piece[], block: Prefix, scale: number): Run[] {
  const runs: Run[] = [];
  for (const piece of pieces) {
    const from = Math.max(0, (piece.prefix.base - block.base) * scale);
    const to = Math.min(WIDTH, (lastAddress(piece.prefix) + 1 - block.base) * scale);
    const last = runs.at(-1);
    const thin = to - from < THIN;
    if (last && last.kind === piece.kind && thin && from - last.to < 1 && isThin(last)) {
      last.to = to;
      last.count++;
    } else runs.push({ kind: piece.kind, from, to, first: piece, count: 1 });
  }
  return runs;
}

function isThin({ from, to, count }: Run): boolean {
  return count > 1 || to - from < THIN;
}

function runMarkup({ kind, from, to, first, count }: Run, y: number, height: number): Markup {
  const width = Math.max(0.6, to - from - (to - from > 4 ? 1 : 0));
  const [left, wide] = [from, width].map((value) => value.toFixed(2)) as [string, string];
  const name = count > 1 ? `${count} ${kind === "subnet" ? "subnets" : "blocks"}` : first.label;
  const title =
    count > 1 ? `${name} from ${formatPrefix(first.prefix)}` : `${formatPrefix(first.prefix)} ${name}`;
  const rect = html`<rect class="${kind}" x="${left}" y="${y}" width="${wide}" height="${height}" rx="${width > 6 ? 2 : 0}"><title>${title}</title></rect>`;
  if (kind === "subnet" || width < 34) return rect;
  return html`${rect}<text class="on-${kind}" x="${(from + 5).toFixed(2)}" y="${y + 14}">${fitting(shortName(first, count), width)}</text>${
    width < 70
      ? NOTHING
      : html`<text class="on-${kind} small" x="${(from + 5).toFixed(2)}" y="${y + 27}">${fitting(formatPrefix(first.prefix), width)}</text>`
  }`;
}

/** `payments-prod/main` of `payments-prod/us-east-1/main`. */
function shortName({ label, kind }: Piece, count: number): string {
  if (count > 1) return `${count} blocks`;
  if (kind === "pool" || kind === "elsewhere") return label;
  const [account, , ...rest] = label.split("/");
  return rest.length === 0 ? label : `${account}/${rest.filter((part) => part !== "secondary").join("/")}`;
}

/** As much of a text as has room, at about seven units a letter. */
function fitting(text: string, width: number): string {
  const room = Math.floor((width - 8) / 6.6);
  return text.length <= room ? text : room < 7 ? "" : `${text.slice(0, room - 1)}…`;
}
