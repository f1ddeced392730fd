/** A forwarder beside the ways that would do without it. */
import type { PriceTable } from "../../aws/prices";
import { defaultQuota, highestQuota } from "../../aws/quotas";
import type { Forwarder } from "../../model/forwarder";
import type { Vpc } from "../../model/vpc";
import { hostsCost, peeringCost, privateLinkCost, transitCost } from "./joining-costs";
import type { JoiningAdvice, JoiningWay, RelationAdvice } from "./relation-advice";
import { sharingAddresses, type VpcBlocks } from "./shared-addresses";

export function forwarderRelation(
  blocks: VpcBlocks,
  forwarder: Forwarder,
  prices: PriceTable,
  assumedGb: number,
): RelationAdvice {
  const { name, vpc, tier, sources, destinations } = forwarder;
  const inVpcs = sources.flatMap((source) => (source.kind === "vpc" ? [source.vpc] : []));
  const ends = destinations.flatMap((one) => (one.kind === "vpc" ? [one.vpc] : []));
  const gb = sources.length * assumedGb;
  const beyond = ends.length < destinations.length ? "its destination is no VPC of ours" : undefined;
  const outside = inVpcs.length < sources.length ? "its sources are not in AWS alone" : undefined;
  const vpcs = [...inVpcs, ...ends];
  const same = (which: "all" | "primaries") => {
    const pair = inVpcs.map((source) => sharingAddresses([source, ...ends], blocks, which)).find(Boolean);
    return pair && `${pair[0].ref} and ${pair[1].ref} have the same addresses`;
  };
  const most = highestQuota("peeringActive");
  const crowd = inVpcs.length > most ? `a VPC takes at most ${most} peerings` : undefined;
  const distance = ends.some(({ region }) => region !== vpc.region)
    ? "the destination is in another region"
    : undefined;
  const zones = inVpcs.reduce((sum, { availabilityZones }) => sum + availabilityZones.length, 0);
  const ways: JoiningAdvice[] = [
    way("peering", beyond ?? outside ?? same("all") ?? crowd, () => ({
      cost: peeringCost(prices, gb * ends.length, distance === undefined),
    })),
    way("transit-gateway", beyond ?? distance ?? same("primaries"), () => ({
      cost: transitCost(prices, gb, vpcs.length),
      gbps: vpc.availabilityZones.length * defaultQuota("tgwBandwidthGbps"),
    })),
    way("privatelink", beyond ?? outside, () => ({
      cost: privateLinkCost(prices, { gb, zones: zones * ends.length, gbAbroad: distance ? gb : 0 }),
      gbps: zones * defaultQuota("vpceBandwidthGbps"),
    })),
    { way: "proxy", cost: hostsCost(prices, { gb, zones: tier.subnets.length, balanced: false }) },
  ];
  const best = cheapest(ways);
  const facts = {
    relation: `forwarder/${name}`,
    vpcs: new Set([vpc, ...vpcs].map(({ ref }: Vpc) => ref)).size,
    gbPerMonth: gb,
  };
  return { ...facts, now: "proxy", ways, best, why: WHY[best] };
}

const WHY: Readonly<Record<JoiningWay, string>> = {
  peering:
    "direct peerings cost least; they open every address both ways, where the forwarder opens ports alone",
  "transit-gateway": "the destination on the transit gateway costs least, and nothing has to fail over",
  privatelink: "single ports in one direction, without instances to look after",
  "interface-endpoint": "an endpoint takes the place of the instances",
  proxy: "nothing else gets there, or it costs more",
};

function way(
  name: JoiningWay,
  obstacle: string | undefined,
  figures: () => { readonly cost: number; readonly gbps?: number },
): JoiningAdvice {
  return obstacle === undefined ? { way: name, ...figures() } : { way: name, obstacle };
}

function cheapest(ways: readonly JoiningAdvice[]): JoiningWay {
  const open = ways.filter(({ cost }) => cost !== undefined);
  return ([...open].sort((a, b) => (a.cost as number) - (b.cost as number))[0] as JoiningAdvice).way;
}
