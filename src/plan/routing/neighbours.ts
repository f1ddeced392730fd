/** What every network of others is told, as data for people and for reviews. */
import { comparePrefixes, formatPrefix, type Prefix } from "../../ip/prefix";
import type {
  ForeignGateway,
  ForeignPeering,
  OutsideAttachment,
  TransitGateway,
} from "../../model/connectivity";
import type { Vpc } from "../../model/vpc";
import type { PlannedNeighbour } from "../planned/neighbour";
import { blocksOfVpc } from "../reach/blocks";
import { type Addressed, advertised, announced } from "./announced";
import { becauseOf } from "./transit-identifiers";

/** Sorted by kind and name. */
export function planNeighbours(context: Addressed): PlannedNeighbour[] {
  const { transitGateways, directConnects, vpns, foreignGateways, foreignPeerings } =
    context.model.connectivity;
  const described = (attachment: OutsideAttachment, section: "directConnects" | "vpns") => {
    const gateway = transitGateways.find(({ name }) => name === attachment.transitGateway) as TransitGateway;
    const { name, ranges, at } = attachment;
    return {
      name,
      gateway: gateway.ref,
      asn: gateway.asn,
      behind: ranges.flatMap(({ prefixes }) => prefixes.map(formatPrefix)),
      because: { ref: `connectivity/${section}/${name}`, at },
      of: gateway,
    };
  };
  return [
    ...directConnects.map((dx): PlannedNeighbour => {
      const { of, ...facts } = described(dx, "directConnects");
      const told = announced(context, of, dx).map(formatPrefix);
      return { kind: "direct-connect", ...facts, routing: "bgp", told };
    }),
    ...foreignGateways.map((gateway) => ofForeignGateway(context, gateway)),
    ...foreignPeerings.map((peering) => ofForeignPeering(context, peering)),
    ...vpns.map((vpn): PlannedNeighbour => {
      const { of, ...facts } = described(vpn, "vpns");
      const told = advertised(context, of, vpn).map(formatPrefix);
      return { kind: "vpn", ...facts, routing: vpn.routing, told };
    }),
  ];
}

/** The owner leads back to every VPC that is attached. */
function ofForeignGateway(context: Addressed, gateway: ForeignGateway): PlannedNeighbour {
  const { name, ref, asn, segments } = gateway;
  return {
    kind: "foreign-gateway",
    name,
    gateway: ref,
    ...(asn !== undefined && { asn }),
    behind: inOrder(segments.flatMap(({ ranges }) => ranges.flatMap((range) => range.prefixes))),
    because: becauseOf(gateway),
    routing: "static",
    told: inOrder(
      routedBlocks(
        context,
        segments.flatMap(({ vpcs }) => vpcs),
      ),
    ),
  };
}

/** The peer's route tables lead back to the VPC that requests it. */
function ofForeignPeering(context: Addressed, { name, vpc, ranges, at }: ForeignPeering): PlannedNeighbour {
  return {
    kind: "foreign-peering",
    name,
    gateway: `${vpc.account}/${vpc.region}/peering/${name}`,
    behind: inOrder(ranges.flatMap(({ prefixes }) => prefixes)),
    because: { ref: `connectivity/foreignPeerings/${name}`, at },
    routing: "static",
    told: inOrder(routedBlocks(context, [vpc])),
  };
}

function routedBlocks({ model, allocations }: Addressed, vpcs: readonly Vpc[]): Prefix[] {
  return vpcs
    .flatMap((vpc) => blocksOfVpc(model, vpc, allocations))
    .filter(({ routable }) => routable)
    .map(({ prefix }) => prefix);
}

/** Each once. */
function inOrder(prefixes: readonly Prefix[]): string[] {
  const once = new Map(prefixes.map((one) => [formatPrefix(one), one]));
  return [...once.values()].sort(comparePrefixes).map(formatPrefix);
}
