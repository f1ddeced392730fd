/** A forwarder beside the ways that would do without it. */
import type { PriceTable } from "../aws/prices";
import { defaultQuota, highestQuota } from "../aws/quotas";
import type { Forwarder } from "../model/forwarder";
import type { Vpc } from "../model/vpc";
import { gatewayBalancerCost, hostsCost, peeringCost, privateLinkCost, transitCost } from "./joining-costs";
import type { JoiningAdvice, JoiningWay, RelationAdvice } from "./relation-advice";
import { sharingAddresses, type VpcBlocks } from "./shared-addresses";

export function forwarderRelation(
  blocks: VpcBlocks,
  forwarder: Forwarder,
  prices: PriceTable,
  assumedGb: number,
): RelationAdvice {
  const { name, vpc, tier, sources, destinations, balanced } = forwarder;
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
  const own = tier.subnets.length;
  const instances = balanced?.least ?? Math.max(2, own);
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
    { way: "proxy", cost: hostsCost(prices, { gb, zones: own, balanced: false }) },
    {
      way: "gateway-load-balancer",
      cost: gatewayBalancerCost(prices, { gb, zones: own, instances }),
      gbps: own * defaultQuota("vpceBandwidthGbps"),
    },
  ];
  // A balancer always costs more than what it does without; how much it has to carry at once, only its owner knows.
  const [now, other] = balanced
    ? (["gateway-load-balancer", "proxy"] as const)
    : (["proxy", "gateway-load-balancer"] as const);
  const best = cheapest(ways.filter((one) => one.way !== other));
  const facts = {
    relation: `forwarder/${name}`,
    vpcs: new Set([vpc, ...vpcs].map(({ ref }: Vpc) => ref)).size,
    gbPerMonth: gb,
  };
  return { ...facts, now, ways, best, why: WHY[best] };
}

const WHY: Readonly<Record<JoiningWay, string>> = {
  peering:
    "direct peerings cost least; they open every address both ways, where the forwarder opens ports alone",
  "transit-gateway": "the destination on the transit gateway costs least, and nothing has to fail over",
  privatelink: "single ports in one direction, without instances to look after",
  "interface-endpoint": "an endpoint takes the place of the instances",
  proxy: "nothing else gets there, or it costs more",
  "gateway-load-balancer":
    "nothing else gets there, or it costs more; one instance in each AZ costs less, and carries less",
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
