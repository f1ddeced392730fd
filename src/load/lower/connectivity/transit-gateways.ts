/** Lowers transit gateways and their segments. */
import { prefix } from "../../../ip/prefix";
import type { JoiningGateway, Segment, TransitGateway } from "../../../model/connectivity";
import type { Vpc } from "../../../model/vpc";
import type { SegmentShape } from "../../shape/connectivity";
import { byName } from "../by-name";
import { checkKnown, type LowerContext } from "../context";
import type { VpcFinder } from "./find-vpcs";

export function lowerTransitGateways(context: LowerContext, finder: VpcFinder): TransitGateway[] {
  const { configuration, merged, collector } = context;
  const accounts = Object.keys(configuration.accounts);
  return Object.entries(configuration.connectivity?.transitGateways ?? {})
    .map(([name, shape]): TransitGateway => {
      const path = ["connectivity", "transitGateways", name];
      const { account, region, existing, asn } = shape;
      checkKnown(collector, "account", account, accounts, merged.locate([...path, "account"]));
      const ref = `${account}/${region}/transit-gateway/${name}`;
      return {
        ...lowerJoining(context, path, name, ref, shape),
        account,
        asn,
        ...(existing !== undefined && { existing }),
        segments: lowerSegments(path, shape.segments, context, (segment, own, at) =>
          lowerSegment(context, finder, at, ref, region, segment, own),
        ),
      };
    })
    .sort(byName);
}

interface JoiningShape {
  readonly region: string;
  readonly tier: string;
  readonly summaries?: readonly string[] | undefined;
}

/** What own and foreign gateways have in common, but for their segments. */
export function lowerJoining(
  { configuration, merged, collector }: LowerContext,
  path: readonly string[],
  name: string,
  ref: string,
  { region, tier, summaries = [] }: JoiningShape,
): Omit<JoiningGateway, "segments"> {
  const regions = Object.keys(configuration.regions);
  checkKnown(collector, "region of this configuration", region, regions, merged.locate([...path, "region"]));
  return { name, ref, region, tier, summaries: summaries.map(prefix), at: merged.locate(path, "key") };
}

/** Each by `lower`, which is given its name, shape and path; what one reaches has to be a segment, too. */
export function lowerSegments<Shape extends { readonly reaches?: readonly string[] | undefined }>(
  path: readonly string[],
  shapes: Readonly<Record<string, Shape>>,
  { merged, collector }: LowerContext,
  lower: (segment: string, shape: Shape, path: readonly string[]) => Segment,
): Segment[] {
  const entries = Object.entries(shapes);
  const segments = entries.map(([segment, shape]) => lower(segment, shape, [...path, "segments", segment]));
  for (const [segment, { reaches = [] }] of entries) {
    reaches.forEach((other, index) => {
      const at = merged.locate([...path, "segments", segment, "reaches", index]);
      checkKnown(collector, "segment of this transit gateway", other, Object.keys(shapes), at);
    });
  }
  return segments.sort(byName);
}

type MembersShape = Pick<SegmentShape, "vpcs" | "reaches" | "isolated">;

/** A segment with its members, in which nothing else is said. */
export function lowerMembers(
  { merged }: LowerContext,
  finder: VpcFinder,
  path: readonly string[],
  gateway: string,
  region: string,
  name: string,
  shape: MembersShape,
): Segment {
  const selected = (shape.vpcs ?? []).flatMap((selector, index) =>
    finder.all(selector, region, [...path, "vpcs", index]),
  );
  const vpcs = new Map<string, Vpc>(selected.map((vpc) => [vpc.ref, vpc]));
  return {
    name,
    ref: `${gateway}/${name}`,
    vpcs: [...vpcs.values()].sort((a, b) => (a.ref < b.ref ? -1 : 1)),
    reaches: [...new Set(shape.reaches)].sort(),
    isolated: shape.isolated,
    blackholes: [],
    routes: [],
    ranges: [],
    at: merged.locate(path, "key"),
  };
}

function lowerSegment(
  context: LowerContext,
  finder: VpcFinder,
  path: readonly string[],
  gateway: string,
  region: string,
  name: string,
  shape: SegmentShape,
): Segment {
  const { merged } = context;
  return {
    ...lowerMembers(context, finder, path, gateway, region, name, shape),
    blackholes: (shape.blackholes ?? []).map((cidr, index) => ({
      prefix: prefix(cidr),
      at: merged.locate([...path, "blackholes", index]),
    })),
    routes: (shape.routes ?? []).flatMap(({ to, via }, index) => {
      const vpc = finder.one(via, [...path, "routes", index, "via"]);
      return vpc ? [{ prefix: prefix(to), to: vpc, at: merged.locate([...path, "routes", index]) }] : [];
    }),
  };
}
