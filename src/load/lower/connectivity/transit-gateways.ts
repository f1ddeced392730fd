/** Lowers transit gateways and their segments. */
import { prefix } from "../../../ip/prefix";
import type { Segment, TransitGateway } from "../../../model/connectivity";
import type { Vpc } from "../../../model/vpc";
import type { SegmentShape } from "../../shape/connectivity";
import { byName } from "../by-name";
import { checkKnown, type LowerContext } from "../context";
import type { VpcFinder } from "./find-vpcs";

export function lowerTransitGateways(context: LowerContext, finder: VpcFinder): TransitGateway[] {
  const { configuration, merged, collector } = context;
  const accounts = Object.keys(configuration.accounts);
  const regions = Object.keys(configuration.regions);
  return Object.entries(configuration.connectivity?.transitGateways ?? {})
    .map(([name, shape]): TransitGateway => {
      const path = ["connectivity", "transitGateways", name];
      const { account, region, asn = 64512, tier = "attachments", summaries = [] } = shape;
      checkKnown(collector, "account", account, accounts, merged.locate([...path, "account"]));
      checkKnown(
        collector,
        "region of this configuration",
        region,
        regions,
        merged.locate([...path, "region"]),
      );
      const ref = `${account}/${region}/transit-gateway/${name}`;
      const segments = Object.entries(shape.segments).map(([segment, segmentShape]) =>
        lowerSegment(context, finder, [...path, "segments", segment], ref, region, segment, segmentShape),
      );
      for (const [segment, { reaches = [] }] of Object.entries(shape.segments)) {
        reaches.forEach((other, index) => {
          const at = merged.locate([...path, "segments", segment, "reaches", index]);
          checkKnown(collector, "segment of this transit gateway", other, Object.keys(shape.segments), at);
        });
      }
      return {
        name,
        ref,
        account,
        region,
        asn,
        tier,
        summaries: summaries.map(prefix),
        segments: segments.sort(byName),
        at: merged.locate(path, "key"),
      };
    })
    .sort(byName);
}

function lowerSegment(
  { merged }: LowerContext,
  finder: VpcFinder,
  path: readonly string[],
  gateway: string,
  region: string,
  name: string,
  shape: SegmentShape,
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
    isolated: shape.isolated ?? false,
    blackholes: (shape.blackholes ?? []).map((cidr, index) => ({
      prefix: prefix(cidr),
      at: merged.locate([...path, "blackholes", index]),
    })),
    routes: (shape.routes ?? []).flatMap(({ to, via }, index) => {
      const vpc = finder.one(via, [...path, "routes", index, "via"]);
      return vpc ? [{ prefix: prefix(to), to: vpc, at: merged.locate([...path, "routes", index]) }] : [];
    }),
    at: merged.locate(path, "key"),
  };
}
