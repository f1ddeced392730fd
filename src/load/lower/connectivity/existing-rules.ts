/** Lowers resolver rules that others made. */
import type { Account } from "../../../model/account";
import type { ExistingRule } from "../../../model/resolver";
import type { Vpc } from "../../../model/vpc";
import { byName } from "../by-name";
import { type AddressContext, checkKnown } from "../context";
import { vpcFinder } from "./find-vpcs";

export function lowerExistingRules(context: AddressContext, accounts: readonly Account[]): ExistingRule[] {
  const { configuration, merged, collector } = context;
  const shapes = Object.entries(configuration.existingRules ?? {});
  if (shapes.length === 0) return [];
  const finder = vpcFinder(context, accounts);
  const regions = Object.keys(configuration.regions);
  return shapes
    .map(([name, { id, domain, owner: ownerId, region, vpcs }]): ExistingRule => {
      const path = ["existingRules", name];
      const at = merged.locate([...path, "region"]);
      checkKnown(collector, "region of this configuration", region, regions, at);
      const found = vpcs.flatMap((selector, index) => finder.all(selector, region, [...path, "vpcs", index]));
      const once = new Map<string, Vpc>(found.map((vpc) => [vpc.ref, vpc]));
      const inOrder = [...once.values()].sort((a, b) => (a.ref < b.ref ? -1 : 1));
      return { name, id, domain, ownerId, region, vpcs: inOrder, at: merged.locate(path, "key") };
    })
    .sort(byName);
}
