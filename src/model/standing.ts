/** What stands in each subnet and takes addresses of it, wherever in the configuration it is declared. */

import { joiningGateways } from "./connectivity";
import { interfaceSubnets } from "./endpoint-tiers";
import type { NetworkModel } from "./network-model";
import { resolverEndpointCount, resolverSubnets } from "./resolver";
import { type Service, type ServiceConsumer, sharedZones } from "./service";
import type { SubnetRequest, Tier, Vpc } from "./vpc";

/** How many addresses things of one kind take in a subnet; the kind in the singular. */
export type Standing = ReadonlyMap<string, number>;

/** By subnet; those in which nothing of ours stands are left out. */
export function standingIn(model: NetworkModel): ReadonlyMap<SubnetRequest, Standing> {
  const found = new Map<SubnetRequest, Map<string, number>>();
  const stand = (what: string, subnets: readonly SubnetRequest[], count = 1) => {
    if (count === 0) return;
    for (const subnet of subnets) {
      const here = found.get(subnet) ?? new Map<string, number>();
      found.set(subnet, here.set(what, (here.get(what) ?? 0) + count));
    }
  };
  for (const { vpcs } of model.accounts)
    for (const vpc of vpcs) {
      for (const endpoint of vpc.endpoints.interfaces)
        stand("interface endpoint", interfaceSubnets(vpc, endpoint));
      stand("NAT gateway", natSubnets(vpc));
    }
  for (const resolver of model.resolvers)
    for (const vpc of vpcsOf(model, resolver.vpcs))
      stand("resolver endpoint", resolverSubnets(vpc, resolver), resolverEndpointCount(resolver));
  for (const service of model.services) {
    if (service.offer.kind === "own") stand("load balancer", service.offer.tier.subnets);
    for (const consumer of service.consumers) stand("interface endpoint", consumerSubnets(service, consumer));
  }
  const { gatewayProxies, egressProxies, forwarders } = model.connectivity;
  for (const { tier, segments } of joiningGateways(model.connectivity))
    for (const { vpcs } of segments) for (const vpc of vpcs) stand("attachment", subnetsOf(vpc, tier));
  for (const { tier } of [...gatewayProxies, ...egressProxies]) {
    stand("load balancer", tier.subnets);
    stand("proxy", tier.subnets, WHILE_REPLACED);
  }
  for (const { tier, balanced } of forwarders) {
    if (balanced) stand("load balancer", tier.subnets, GATEWAY_BALANCER_AND_ENDPOINT);
    stand("forwarder", tier.subnets, balanced ? perSubnet(balanced.most, tier) : WHILE_REPLACED);
  }
  return found;
}

/** A host and the one that replaces it. */
const WHILE_REPLACED = 2;

/** A Gateway Load Balancer and the endpoint through which routes lead to it. */
const GATEWAY_BALANCER_AND_ENDPOINT = 2;

/** Auto Scaling keeps AZs level. https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html */
function perSubnet(instances: number, { subnets }: Tier): number {
  return Math.ceil(instances / Math.max(1, subnets.length));
}

function natSubnets({ nat }: Vpc): SubnetRequest[] {
  return (nat?.tier.subnets ?? []).filter(({ availabilityZone }) => nat?.zones.includes(availabilityZone));
}

function consumerSubnets(service: Service, consumer: ServiceConsumer): SubnetRequest[] {
  const zones = sharedZones(service, consumer);
  return subnetsOf(consumer.vpc, consumer.tier).filter(({ availabilityZone }) =>
    zones.includes(availabilityZone),
  );
}

function subnetsOf({ tiers }: Vpc, name: string): readonly SubnetRequest[] {
  return tiers.find((tier) => tier.name === name)?.subnets ?? [];
}

function vpcsOf(model: NetworkModel, named: readonly { readonly ref: string }[]): Vpc[] {
  const refs = new Set(named.map(({ ref }) => ref));
  return model.accounts.flatMap(({ vpcs }) => vpcs.filter(({ ref }) => refs.has(ref)));
}
