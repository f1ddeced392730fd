/** The lock of a network that is built: every address under the name that the configuration gives it. */
import type { Prefix } from "../../ip/prefix";
import type { Lock, ScopeLock } from "../../lock/lock";
import { blocksOf, isAlone } from "./blocks";
import type { ObservedVpc } from "./observed";
import { cidr, natOf, secondaryName } from "./settings";
import { POOL, poolOf, refOf, SCOPE, SHARED_SCOPE, type Written } from "./written";

export function lockOf(written: readonly Written[], vpcs: readonly ObservedVpc[]): Lock {
  const main = new Map<string, Prefix>(poolOf(vpcs).map((one) => [`pool/${POOL}/${cidr(one)}`, one]));
  const shared = new Map<string, Prefix>();
  const nats = new Map<string, string>();
  for (const one of written) {
    const { vpc, tiers } = one;
    const ref = refOf(one);
    const put = (below: string, prefix: Prefix, within: Prefix) =>
      (isAlone(within, vpc, vpcs) ? main : shared).set(`${ref}${below}`, prefix);
    put("", vpc.primary, vpc.primary);
    for (const [index, one] of vpc.secondaries.entries())
      put(`/secondary/${secondaryName(index + 1)}`, one, one);
    for (const tier of tiers)
      for (const { zone, prefix } of tier.subnets)
        put(`/${tier.name}/${zone}`, prefix, blocksOf(vpc)[tier.secondary ?? 0] as Prefix);
    const nat = natOf(vpc, tiers);
    if (nat) nats.set(`${ref}/${nat.tier.name}`, nat.zones.join(", "));
  }
  const scopes = new Map<string, ScopeLock>([[SCOPE, { allocations: main, tombstones: [] }]]);
  if (shared.size > 0)
    scopes.set(SHARED_SCOPE, { overlapAllowed: true, allocations: shared, tombstones: [] });
  return { scopes, ...(nats.size > 0 && { choices: new Map([["nat-gateways", nats]]) }) };
}
