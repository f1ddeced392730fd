/** A rename hands one name's addresses to another: the old name is gone, the new one is there. */
import type { Collector } from "../../diagnostics/collector";
import type { SourceRange } from "../../diagnostics/source";
import { suggestion } from "../../diagnostics/suggest";
import type { NetworkModel, Rename } from "../network-model";
import { beginningsOf, POOL_SEGMENT, poolRef } from "../ref";
import { allVpcs } from "./rules";

export function checkRenames(model: NetworkModel, collector: Collector): void {
  const { renames, scopeRenames, scopes } = model;
  if (renames.length > 0) check(renames, new Set(declaredRefs(model).flatMap(beginningsOf)), collector);
  check(scopeRenames, new Set(scopes.map(({ name }) => name)), collector);
}

function check(renames: readonly Rename[], declared: ReadonlySet<string>, collector: Collector): void {
  const byFrom = new Map<string, Rename>();
  const byTo = new Map<string, Rename>();
  const told = new Set<SourceRange>();
  for (const rename of renames) {
    const { from, to, at } = rename;
    // A line that stands for many renames has one mistake, however many of them have it.
    if (told.has(at)) continue;
    const [sameFrom, sameTo] = [byFrom.get(from), byTo.get(to)];
    byFrom.set(from, rename);
    byTo.set(to, rename);
    if (sameFrom) collector.report("RENAME_TWICE", at, { from });
    else if (sameTo) {
      const note = `${sameTo.from} is renamed to it here`;
      collector.report("RENAME_TO_ONE", at, { from, to, other: sameTo.from }, [{ at: sameTo.at, note }]);
    }
    if (declared.has(from)) collector.report("RENAME_FROM_EXISTS", at, { from, to });
    else if (!sameFrom && !sameTo) continue;
    told.add(at);
  }
  for (const { from, to, at } of renames) {
    // What has been renamed again since has its addresses under the later name.
    if (told.has(at) || declared.has(to) || byFrom.has(to)) continue;
    const names = [...declared].filter((ref) => ref !== POOL_SEGMENT);
    collector.report("RENAME_TO_MISSING", at, { from, to, suggestion: suggestion(to, names) });
  }
}

function declaredRefs(model: NetworkModel): string[] {
  const pools = model.scopes.flatMap((s) =>
    s.pools.flatMap((p) => [poolRef(p.name), ...p.blocks.map((b) => b.ref)]),
  );
  const vpcs = allVpcs(model).flatMap((vpc) => [
    vpc.ref,
    ...vpc.secondaries.map((s) => s.ref),
    ...vpc.tiers.flatMap((tier) => tier.subnets.map((s) => s.ref)),
  ]);
  return [...pools, ...vpcs, ...model.accounts.map((a) => a.name)];
}
