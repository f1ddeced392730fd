/** What every network outside AWS is told, as data for people and for reviews. */
import { formatPrefix } from "../../ip/prefix";
import type { OutsideAttachment, TransitGateway } from "../../model/connectivity";
import type { PlannedNeighbour } from "../planned/neighbour";
import { type Addressed, advertised, announced } from "./announced";

/** Sorted by kind and name. */
export function planNeighbours(context: Addressed): PlannedNeighbour[] {
  const { transitGateways, directConnects, vpns } = context.model.connectivity;
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
    ...vpns.map((vpn): PlannedNeighbour => {
      const { of, ...facts } = described(vpn, "vpns");
      const told = advertised(context, of, vpn).map(formatPrefix);
      return { kind: "vpn", ...facts, routing: vpn.routing, told };
    }),
  ];
}
