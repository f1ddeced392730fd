/** Compares the ways to each service, and says which of those that reach everybody costs least. */
import { findService } from "../aws/endpoint-services";
import { HOURS_PER_MONTH, type PriceTable, priceOf } from "../aws/prices";
import { defaultQuota } from "../aws/quotas";
import type { NetworkModel } from "../model/network-model";
import type { EndpointAdvice, ServiceAdvice, WayAdvice } from "./endpoint-advice";
import { type ServiceUse, type ServiceUser, serviceUses } from "./service-users";
import { centralCost, gatewayCost, type Load, localCost, proxyCost } from "./ways";

/** `assumedGb` is the traffic of one VPC to one service where the configuration has no gbPerMonth. */
export function adviseEndpoints(model: NetworkModel, prices: PriceTable, assumedGb: number): EndpointAdvice {
  return {
    currency: prices.currency,
    pricedIn: prices.region,
    pricedOn: prices.date,
    assumedGb,
    attachment: priceOf(prices, "tgwAttachmentHour", HOURS_PER_MONTH),
    services: serviceUses(model).map((use) => adviseService(use, prices, assumedGb)),
  };
}

function adviseService(use: ServiceUse, prices: PriceTable, assumedGb: number): ServiceAdvice {
  const { region, service, users, hub } = use;
  const load = (some: readonly ServiceUser[]): Load => ({
    zones: some.map(({ zones }) => zones),
    gb: some.map(({ gbPerMonth = assumedGb }) => gbPerMonth),
  });
  const by = (way: ServiceUser["way"]) => users.filter((user) => user.way === way);
  const central = by("central");
  const now =
    localCost(prices, load(by("local"))) +
    gatewayCost(prices, load(by("gateway"))) +
    (central.length > 0 ? centralCost(prices, load(central), hub) : 0);
  const ways = possibleWays(use, prices, load(users)).sort((a, b) => a.cost - b.cost);
  const best = ways[0] as WayAdvice;
  return {
    region,
    service,
    fromOutside: use.fromOutside,
    local: by("local").length,
    central: central.length,
    gateway: by("gateway").length,
    gbPerMonth: load(users).gb.reduce((sum, gb) => sum + gb, 0),
    assumed: users.some(({ gbPerMonth }) => gbPerMonth === undefined),
    now,
    ways,
    best: best.way,
    saving: Math.max(0, now - best.cost),
  };
}

/**
 * A hub needs names of the service to answer for, and a proxy or a gateway endpoint a gateway service. Who comes from
 * outside a VPC cannot use its gateway endpoint, and one interface endpoint serves them as well as a hub's would.
 */
function possibleWays(use: ServiceUse, prices: PriceTable, load: Load): WayAdvice[] {
  const { service, region, fromOutside, hub } = use;
  const types = findService(service, region)?.types ?? ["Interface"];
  const perZone = defaultQuota("vpceBandwidthGbps");
  const zones = load.zones.reduce((sum, count) => sum + count, 0);
  const ways: WayAdvice[] = [];
  if (types.includes("Interface")) {
    const reach = fromOutside ? "any VPC and on-premises" : "own VPC";
    ways.push({ way: "local", cost: localCost(prices, load), gbps: zones * perZone, reach });
    if (hub.hostedZones > 0 && !fromOutside) {
      const cost = centralCost(prices, load, hub);
      ways.push({ way: "central", cost, gbps: hub.zones * perZone, reach: "any VPC and on-premises" });
    }
  }
  if (types.includes("Gateway")) {
    if (!fromOutside) ways.push({ way: "gateway", cost: gatewayCost(prices, load), reach: "own VPC" });
    const cost = proxyCost(prices, load, hub.zones);
    ways.push({ way: "proxy", cost, reach: "any VPC and on-premises" });
  }
  return ways;
}
