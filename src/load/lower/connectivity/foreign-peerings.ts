/** Lowers peerings with VPCs of others. */
import type { ForeignPeering } from "../../../model/connectivity";
import type { Scope } from "../../../model/scope";
import { byName } from "../by-name";
import type { LowerContext } from "../context";
import type { VpcFinder } from "./find-vpcs";
import { findRange } from "./outside";

export function lowerForeignPeerings(
  context: LowerContext,
  finder: VpcFinder,
  scopes: readonly Scope[],
): ForeignPeering[] {
  return Object.entries(context.configuration.connectivity?.foreignPeerings ?? {})
    .flatMap(([name, shape]): ForeignPeering[] => {
      const path = ["connectivity", "foreignPeerings", name];
      const vpc = finder.one(shape.vpc, [...path, "vpc"]);
      const ranges = shape.ranges.flatMap(
        (range, index) => findRange(context, scopes, range, [...path, "ranges", index]) ?? [],
      );
      if (!vpc) return [];
      const { id, owner: ownerId, region } = shape.peer;
      const { dnsResolution } = shape;
      const at = context.merged.locate(path, "key");
      return [{ name, vpc, peer: { id, ownerId, region }, ranges, dnsResolution, at }];
    })
    .sort(byName);
}
