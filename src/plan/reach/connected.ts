/** Whether declared connectivity joins two VPCs, or a VPC and a range outside. */
import { joiningGateways, leadsTo, segmentOf, segmentsJoined } from "../../model/connectivity";
import type { NetworkModel } from "../../model/network-model";
import type { Party } from "../../model/party";
import type { Vpc } from "../../model/vpc";

/** By a peering, or by segments of a transit gateway that reach one another. A VPC is joined to itself. */
export function connected(model: NetworkModel, a: Vpc, b: Vpc): boolean {
  if (a.ref === b.ref) return true;
  const { peerings } = model.connectivity;
  const pair = [a.ref, b.ref];
  if (peerings.some(({ requester, accepter }) => pair.includes(requester.ref) && pair.includes(accepter.ref)))
    return true;
  return joiningGateways(model.connectivity).some((gateway) => {
    const [from, to] = [segmentOf(gateway, a), segmentOf(gateway, b)];
    return from !== undefined && to !== undefined && segmentsJoined(from, to);
  });
}

/** Whose addresses a CIDR block is, nobody says: it counts as joined, as the internet does. */
export function partyConnected(model: NetworkModel, party: Party, vpc: Vpc): boolean {
  if (party.kind === "vpc") return connected(model, party.vpc, vpc);
  if (party.kind !== "external") return true;
  const { vpns, directConnects, foreignPeerings } = model.connectivity;
  if (foreignPeerings.some((peering) => peering.vpc.ref === vpc.ref && leadsTo(peering, party.range)))
    return true;
  const behind = [...vpns, ...directConnects].filter((outside) => leadsTo(outside, party.range));
  return joiningGateways(model.connectivity).some((gateway) => {
    const own = segmentOf(gateway, vpc);
    const told = gateway.segments.filter((segment) => leadsTo(segment, party.range));
    if (own && told.some((segment) => segmentsJoined(own, segment))) return true;
    return behind.some((outside) => {
      const segment = gateway.segments.find(({ name }) => name === outside.segment);
      return outside.transitGateway === gateway.name && own && segment && segmentsJoined(own, segment);
    });
  });
}
