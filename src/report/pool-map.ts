/** A pool's blocks drawn to scale: which parts of them are in use, set aside or free. */
import { formatAddress } from "../ip/address";
import { lastAddress, overlaps, type Prefix, sizeOf } from "../ip/prefix";

export interface MapPart {
  readonly prefix: Prefix;
  readonly mark: keyof typeof MARKS;
}

/** What each mark stands for; a later one is drawn over an earlier one. */
export const MARKS = {
  ".": "free",
  "-": "in use elsewhere or reserved",
  "=": "pool",
  "#": "allocation",
  x: "tombstone",
};

const MOST_ROWS = 8;

/**
 * Rows of at most `width` columns, each its first address and then cells that hold equally many addresses. A cell is
 * drawn as free only if all of it is. Answers the rows, and how many addresses a cell has.
 */
export function drawBlock(
  block: Prefix,
  parts: readonly MapPart[],
  width: number,
): { rows: string; cell: number } {
  const label = "255.255.255.255  ".length;
  const perRow = 2 ** Math.floor(Math.log2(Math.max(8, width - label)));
  const count = Math.min(sizeOf(block.length), perRow * MOST_ROWS);
  const cell = sizeOf(block.length) / count;
  const drawn = Array.from({ length: count }, () => ".");
  for (const { prefix, mark } of parts.filter((part) => overlaps(part.prefix, block))) {
    const first = Math.max(0, Math.floor((prefix.base - block.base) / cell));
    const last = Math.min(count - 1, Math.floor((lastAddress(prefix) - block.base) / cell));
    drawn.fill(mark, first, last + 1);
  }
  const rows: string[] = [];
  for (let at = 0; at < count; at += perRow) {
    const address = formatAddress(block.base + at * cell).padEnd(label);
    rows.push(`${address}${drawn.slice(at, at + perRow).join("")}\n`);
  }
  return { rows: rows.join(""), cell };
}
