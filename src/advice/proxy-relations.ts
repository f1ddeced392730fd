/** Proxies beside the ways that would do without them. */
import type { PriceTable } from "../aws/prices";
import { defaultQuota } from "../aws/quotas";
import type { EgressProxy } from "../model/egress-proxy";
import type { GatewayProxy } from "../model/gateway-proxy";
import { endpointCost, hostsCost, natCost, transitCost } from "./joining-costs";
import type { JoiningAdvice, RelationAdvice } from "./relation-advice";

const OUTSIDE = "AWS drops what comes to a gateway endpoint from outside its VPC";

export function gatewayProxyRelation(
  { name, tier, s3, dynamodb }: GatewayProxy,
  prices: PriceTable,
  gb: number,
): RelationAdvice {
  const zones = tier.subnets.length;
  const endpoints = [s3, dynamodb].filter((service) => service !== undefined).length * zones;
  const proxy = hostsCost(prices, { gb, zones, balanced: true });
  const endpoint = endpointCost(prices, gb, endpoints);
  const ways: JoiningAdvice[] = [
    { way: "peering", obstacle: OUTSIDE },
    { way: "transit-gateway", obstacle: OUTSIDE },
    { way: "interface-endpoint", cost: endpoint, gbps: endpoints * defaultQuota("vpceBandwidthGbps") },
    { way: "proxy", cost: proxy },
  ];
  const facts = { relation: `gateway-proxy/${name}`, vpcs: 1, gbPerMonth: gb, now: "proxy", ways } as const;
  if (endpoint <= proxy) {
    const why =
      "an interface endpoint takes clients from outside itself, and its policy holds them to buckets and tables";
    return { ...facts, best: "interface-endpoint", why };
  }
  return {
    ...facts,
    best: "proxy",
    why: "with this much traffic the instances cost less than endpoints by the GB",
  };
}

export function egressProxyRelation(
  { name, sources, destinations, tier }: EgressProxy,
  prices: PriceTable,
  assumedGb: number,
): RelationAdvice {
  const gb = sources.length * assumedGb;
  const internet = destinations.some(({ kind }) => kind === "internet");
  const nat = internet ? natCost(prices, gb) : 0;
  const ways: JoiningAdvice[] = [
    internet
      ? { way: "peering", obstacle: "AWS drops what passes a peering on its way to the internet" }
      : { way: "peering", obstacle: "it would open every address, and the proxy is for listed hosts" },
    { way: "transit-gateway", cost: transitCost(prices, gb, sources.length) + nat },
    { way: "proxy", cost: hostsCost(prices, { gb, zones: tier.subnets.length, balanced: true }) + nat },
  ];
  const why = "nothing else holds clients to host names; routes open whatever is at the other end";
  const facts = { relation: `egress-proxy/${name}`, vpcs: sources.length + 1, gbPerMonth: gb } as const;
  return { ...facts, now: "proxy", ways, best: "proxy", why };
}
