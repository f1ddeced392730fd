/** External ranges are disjoint, unless one says that it is a part of another, and then it is. */
import type { Collector } from "../../diagnostics/collector";
import { comparePrefixes, contains, formatPrefix, overlaps, type Prefix } from "../../ip/prefix";
import type { NetworkModel } from "../network-model";
import type { ExternalRange, Scope } from "../scope";

export function checkExternalRanges(model: NetworkModel, collector: Collector): void {
  for (const scope of model.scopes) checkScope(scope, collector);
}

function checkScope(scope: Scope, collector: Collector): void {
  const byName = new Map(scope.external.map((range) => [range.name, range]));
  for (const range of scope.external) {
    const parent = range.within === undefined ? undefined : byName.get(range.within);
    if (!parent) continue;
    for (const prefix of range.prefixes) {
      if (parent.prefixes.some((outer) => contains(outer, prefix))) continue;
      const data = { name: range.name, cidr: formatPrefix(prefix), other: parent.name };
      collector.report("EXTERNAL_NOT_WITHIN", range.at, data, [
        { at: parent.at, note: `${parent.name} is here` },
      ]);
    }
  }
  const all = scope.external
    .flatMap((range) => range.prefixes.map((prefix) => ({ range, prefix })))
    .sort((a, b) => comparePrefixes(a.prefix, b.prefix));
  const open: { range: ExternalRange; prefix: Prefix }[] = [];
  for (const entry of all) {
    while (open.length > 0 && !overlaps((open[open.length - 1] as typeof entry).prefix, entry.prefix))
      open.pop();
    const outer = open[open.length - 1];
    if (outer && outer.range !== entry.range && !isWithin(entry.range, outer.range, byName)) {
      // Of two equal blocks either may be the part, whichever says so.
      if (!isWithin(outer.range, entry.range, byName)) {
        collector.report(
          "EXTERNAL_OVERLAP",
          entry.range.at,
          {
            name: entry.range.name,
            cidr: formatPrefix(entry.prefix),
            other: outer.range.name,
            otherCidr: formatPrefix(outer.prefix),
          },
          [{ at: outer.range.at, note: `${outer.range.name} is declared here` }],
        );
      }
    }
    open.push(entry);
  }
}

function isWithin(
  range: ExternalRange,
  other: ExternalRange,
  byName: ReadonlyMap<string, ExternalRange>,
): boolean {
  const seen = new Set<ExternalRange>();
  let current: ExternalRange | undefined = range;
  while (current && !seen.has(current)) {
    if (current === other) return true;
    seen.add(current);
    current = current.within === undefined ? undefined : byName.get(current.within);
  }
  return false;
}
