/** Whether declared connectivity joins two VPCs. */
import { segmentOf, segmentsJoined } from "../../model/connectivity";
import type { NetworkModel } from "../../model/network-model";
import type { Vpc } from "../../model/vpc";

/** By a peering, or by segments of a transit gateway that reach one another. A VPC is joined to itself. */
export function connected(model: NetworkModel, a: Vpc, b: Vpc): boolean {
  if (a.ref === b.ref) return true;
  const { peerings, transitGateways } = model.connectivity;
  const pair = [a.ref, b.ref];
  if (peerings.some(({ requester, accepter }) => pair.includes(requester.ref) && pair.includes(accepter.ref)))
    return true;
  return transitGateways.some((gateway) => {
    const [from, to] = [segmentOf(gateway, a), segmentOf(gateway, b)];
    return from !== undefined && to !== undefined && segmentsJoined(from, to);
  });
}
