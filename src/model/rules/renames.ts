/** A rename hands one name's addresses to another: the old name is gone, the new one is there. */
import type { Collector } from "../../diagnostics/collector";
import { suggestion } from "../../diagnostics/suggest";
import type { NetworkModel } from "../network-model";
import { beginningsOf, POOL_SEGMENT, poolRef } from "../ref";
import { allVpcs } from "./rules";

export function checkRenames(model: NetworkModel, collector: Collector): void {
  if (model.renames.length === 0) return;
  const declared = new Set(declaredRefs(model).flatMap(beginningsOf));
  const seen = new Set<string>();
  for (const { from, to, at } of model.renames) {
    if (seen.has(from)) collector.report("RENAME_TWICE", at, { from });
    seen.add(from);
    if (declared.has(from)) collector.report("RENAME_FROM_EXISTS", at, { from, to });
    if (!declared.has(to)) {
      collector.report("RENAME_TO_MISSING", at, {
        from,
        to,
        suggestion: suggestion(
          to,
          [...declared].filter((ref) => ref !== POOL_SEGMENT),
        ),
      });
    }
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
