/** A PrivateLink service of our own beside the other ways to join its provider and its consumers. */
import type { PriceTable } from "../aws/prices";
import { defaultQuota, highestQuota } from "../aws/quotas";
import type { NetworkModel } from "../model/network-model";
import { isOverlapAllowed } from "../model/scope";
import { type OwnOffer, type Service, sharedZones } from "../model/service";
import type { Vpc } from "../model/vpc";
import { connected } from "../plan/reach/connected";
import { peeringCost, privateLinkCost, transitCost } from "./joining-costs";
import type { JoiningAdvice, JoiningWay, RelationAdvice } from "./relation-advice";
import { sharingAddresses, type VpcBlocks } from "./shared-addresses";

export function serviceRelation(
  model: NetworkModel,
  blocks: VpcBlocks,
  service: Service,
  { vpc: provider }: OwnOffer,
  prices: PriceTable,
  assumedGb: number,
): RelationAdvice {
  const consumers = service.consumers.map(({ vpc }) => vpc);
  const vpcs = [provider, ...consumers];
  const gb = consumers.length * assumedGb;
  const abroad = consumers.filter(({ region }) => region !== provider.region);
  const zones = service.consumers.reduce((sum, consumer) => sum + sharedZones(service, consumer).length, 0);
  const most = highestQuota("peeringActive");
  const crowd =
    consumers.length > most
      ? `${consumers.length} consumers, and a VPC takes at most ${most} peerings`
      : undefined;
  const distance = abroad.length > 0 ? `${vpcText(abroad[0])} is in another region` : undefined;
  const gbAbroad = abroad.length * assumedGb;
  const near = gb - gbAbroad;
  const ways: JoiningAdvice[] = [
    joining("peering", sameAddresses(vpcs, blocks, "all") ?? crowd, () => ({
      cost: peeringCost(prices, near, true) + peeringCost(prices, gbAbroad, false),
    })),
    joining("transit-gateway", sameAddresses(vpcs, blocks, "primaries") ?? distance, () => ({
      cost: transitCost(prices, gb, vpcs.length),
      gbps: provider.availabilityZones.length * defaultQuota("tgwBandwidthGbps"),
    })),
    {
      way: "privatelink",
      cost: privateLinkCost(prices, { gb, zones, gbAbroad }),
      gbps: zones * defaultQuota("vpceBandwidthGbps"),
    },
  ];
  const facts = {
    relation: `service/${service.name}`,
    vpcs: vpcs.length,
    gbPerMonth: gb,
    now: "privatelink",
    ways,
  } as const;
  const joined = consumers.filter((vpc) => connected(model, provider, vpc) && isRoutedWhole(model, vpc));
  if (consumers.length > 0 && joined.length === consumers.length) {
    const why =
      "every consumer has routes to the provider and back anyway, so PrivateLink adds its price and keeps nothing apart";
    return { ...facts, best: wayOf(model, provider, consumers[0] as Vpc), why };
  }
  const obstacle = ways.find((way) => way.obstacle !== undefined)?.obstacle;
  const why = `one service, in one direction, and nothing else is opened${obstacle ? `; besides, ${obstacle}` : ""}`;
  return { ...facts, best: "privatelink", why };
}

function joining(
  way: JoiningWay,
  obstacle: string | undefined,
  figures: () => { readonly cost: number; readonly gbps?: number },
): JoiningAdvice {
  return obstacle === undefined ? { way, ...figures() } : { way, obstacle };
}

function sameAddresses(
  vpcs: readonly Vpc[],
  blocks: VpcBlocks,
  which: "all" | "primaries",
): string | undefined {
  const pair = sharingAddresses(vpcs, blocks, which);
  return pair && `${vpcText(pair[0])} and ${vpcText(pair[1])} have the same addresses`;
}

function wayOf({ connectivity }: NetworkModel, a: Vpc, b: Vpc): JoiningWay {
  const pair = [a.ref, b.ref];
  return connectivity.peerings.some((p) => pair.includes(p.requester.ref) && pair.includes(p.accepter.ref))
    ? "peering"
    : "transit-gateway";
}

/** Whether no block of a VPC is one that others have too, from which no route leads anywhere. */
function isRoutedWhole(model: NetworkModel, { primary, secondaries }: Vpc): boolean {
  const requests = [primary, ...secondaries.map(({ request }) => request)];
  return !requests.some(({ scope }) => isOverlapAllowed(model, scope));
}

function vpcText(vpc: Vpc | undefined): string {
  return vpc ? `${vpc.account}/${vpc.name}` : "";
}
