/** Lowers transit gateways of others, which this configuration uses and does not own. */
import type { ForeignGateway } from "../../../model/connectivity";
import type { Scope } from "../../../model/scope";
import { byName } from "../by-name";
import type { LowerContext } from "../context";
import type { VpcFinder } from "./find-vpcs";
import { findRange } from "./outside";
import { lowerJoining, lowerMembers, lowerSegments } from "./transit-gateways";

export function lowerForeignGateways(
  context: LowerContext,
  finder: VpcFinder,
  scopes: readonly Scope[],
): ForeignGateway[] {
  return Object.entries(context.configuration.connectivity?.foreignGateways ?? {})
    .map(([name, shape]): ForeignGateway => {
      const path = ["connectivity", "foreignGateways", name];
      const { id, owner, region, asn } = shape;
      const ref = `foreign/${region}/transit-gateway/${name}`;
      return {
        ...lowerJoining(context, path, name, ref, shape),
        id,
        ownerId: owner,
        ...(asn !== undefined && { asn }),
        segments: lowerSegments(path, shape.segments, context, (segment, members, at) => {
          const ranges = (members.ranges ?? []).flatMap(
            (range, index) => findRange(context, scopes, range, [...at, "ranges", index]) ?? [],
          );
          return { ...lowerMembers(context, finder, at, ref, region, segment, members), ranges };
        }),
      };
    })
    .sort(byName);
}
