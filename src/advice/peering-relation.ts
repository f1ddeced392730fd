/** A declared peering beside the other ways to join its two VPCs. */
import type { PriceTable } from "../aws/prices";
import { defaultQuota } from "../aws/quotas";
import type { Peering } from "../model/connectivity";
import type { NetworkModel } from "../model/network-model";
import { expectedUse } from "./expected-use";
import { peeringCost, privateLinkCost, transitCost } from "./joining-costs";
import type { JoiningAdvice, RelationAdvice } from "./relation-advice";

export function peeringRelation(
  model: NetworkModel,
  peering: Peering,
  prices: PriceTable,
  gb: number,
): RelationAdvice {
  const { requester, accepter } = peering;
  const sameRegion = requester.region === accepter.region;
  const use = expectedUse(model.expectations, requester, accepter);
  const zones = (use?.from ?? requester).availabilityZones.length;
  const whole = "it carries single ports in one direction, and the peering is of whole VPCs";
  const ways: JoiningAdvice[] = [
    { way: "peering", cost: peeringCost(prices, gb, sameRegion) },
    sameRegion
      ? {
          way: "transit-gateway",
          cost: transitCost(prices, gb, 2),
          gbps: zones * defaultQuota("tgwBandwidthGbps"),
        }
      : { way: "transit-gateway", obstacle: "a transit gateway is of one region" },
    use
      ? {
          way: "privatelink",
          cost: privateLinkCost(prices, { gb, zones, gbAbroad: sameRegion ? 0 : gb }),
          gbps: zones * defaultQuota("vpceBandwidthGbps"),
        }
      : { way: "privatelink", obstacle: whole },
  ];
  const facts = {
    relation: `peering/${peering.name}`,
    vpcs: 2,
    gbPerMonth: gb,
    now: "peering",
    ways,
  } as const;
  if (use) {
    const asked = `${use.from.ref} to ${use.to.ref} on ${use.ports.join(", ")}`;
    const why = `all that is expected is ${asked}, and a peering opens every address both ways`;
    return { ...facts, best: "privatelink", why };
  }
  const most = defaultQuota("peeringActive");
  const crowded = [requester, accepter]
    .map((vpc) => ({ vpc, count: peeringsOf(model, vpc.ref) }))
    .find(({ count }) => count > most);
  if (crowded && sameRegion) {
    const why = `${crowded.vpc.ref} has ${crowded.count} peerings, of which AWS lets it have ${most} and 125 if it is asked`;
    return { ...facts, best: "transit-gateway", why };
  }
  const counts = Math.max(peeringsOf(model, requester.ref), peeringsOf(model, accepter.ref));
  const why = `whole networks that trust each other, with ${counts} of ${most} peerings in use, and no charge by the hour`;
  return { ...facts, best: "peering", why };
}

function peeringsOf({ connectivity }: NetworkModel, vpc: string): number {
  return connectivity.peerings.filter(({ requester, accepter }) =>
    [requester.ref, accepter.ref].includes(vpc),
  ).length;
}
