/** Flows that are told in one row: everybody of one side, and everybody of the other. */

interface Row<E> {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly entries: readonly E[];
}

/** Flows with one source come together, then sources that reach the same; `alike` is what rows have in common beside their ends. */
export function gathered<E, R extends Row<E>>(rows: readonly R[], alike: (row: R) => string): R[] {
  const bySource = merged(rows, (row) => JSON.stringify([row.from, alike(row)]));
  return merged(bySource, (row) => JSON.stringify([row.to, alike(row)]));
}

function merged<E, R extends Row<E>>(rows: readonly R[], key: (row: R) => string): R[] {
  const groups = new Map<string, R[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return [...groups.values()].map((group) => ({
    ...(group[0] as R),
    from: union(group.map(({ from }) => from)),
    to: union(group.map(({ to }) => to)),
    entries: group.flatMap((row) => row.entries),
  }));
}

function union(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].sort();
}
