/** Endpoints have subnets with room and route tables that take them. */
import { CIDR_LENGTHS } from "../../aws/cidr-rules";
import { usableAddresses } from "../../aws/subnet-addresses";
import type { Collector } from "../../diagnostics/collector";
import type { GatewayEndpoint } from "../endpoint";
import { gatewayTiers, interfaceSubnets } from "../endpoint-tiers";
import type { NetworkModel } from "../network-model";
import { resolverEndpointCount, resolverSubnets } from "../resolver";
import type { SubnetRequest, Vpc } from "../vpc";
import { allVpcs } from "./rules";
import { serviceAddresses } from "./service-uses";

export function checkEndpointPlacement(model: NetworkModel, collector: Collector): void {
  const ofServices = serviceAddresses(model);
  for (const vpc of allVpcs(model)) {
    checkRouteTables(vpc, collector);
    checkTiers(vpc, collector);
    checkRoom(model, vpc, ofServices, collector);
  }
}

function checkRouteTables(vpc: Vpc, collector: Collector): void {
  const routes = new Map<string, GatewayEndpoint>();
  for (const gateway of vpc.endpoints.gateways) {
    const tiers = gatewayTiers(vpc, gateway);
    if (tiers.length === 0) {
      collector.report("ENDPOINT_WITHOUT_TIERS", gateway.at, { endpoint: gateway.ref });
    }
    for (const tier of tiers) {
      const key = `${gateway.service} ${tier.name}`;
      const other = routes.get(key);
      routes.set(key, gateway);
      if (!other) continue;
      const { service, name } = gateway;
      const data = { tier: tier.ref, service, endpoint: name, other: other.name };
      collector.report("ENDPOINT_ROUTE_TABLE_TWICE", gateway.at, data, [
        { at: other.at, note: `${other.name} has this tier too` },
      ]);
    }
  }
}

function checkTiers(vpc: Vpc, collector: Collector): void {
  for (const endpoint of vpc.endpoints.interfaces) {
    const tier = vpc.tiers.find(({ name }) => name === endpoint.tier);
    if (!tier?.reserved) continue;
    const data = { tier: tier.ref, endpoint: endpoint.name };
    collector.report("ENDPOINT_TIER_RESERVED", endpoint.at, data, [
      { at: tier.at, note: "the tier is declared here" },
    ]);
  }
}

function checkRoom(
  model: NetworkModel,
  vpc: Vpc,
  ofServices: ReadonlyMap<SubnetRequest, number>,
  collector: Collector,
): void {
  const counts = new Map<SubnetRequest, number>();
  for (const { subnets } of vpc.tiers)
    for (const subnet of subnets) counts.set(subnet, ofServices.get(subnet) ?? 0);
  for (const endpoint of vpc.endpoints.interfaces) {
    for (const subnet of interfaceSubnets(vpc, endpoint)) counts.set(subnet, (counts.get(subnet) ?? 0) + 1);
  }
  for (const resolver of model.resolvers.filter(({ vpcs }) => vpcs.some(({ ref }) => ref === vpc.ref))) {
    const more = resolverEndpointCount(resolver);
    for (const subnet of resolverSubnets(vpc, resolver)) counts.set(subnet, (counts.get(subnet) ?? 0) + more);
  }
  for (const tier of vpc.tiers) {
    // A tier's subnets are mostly alike, so the first that is too small speaks for all.
    // One that AWS has no such subnets for is told by its own rule.
    const full = tier.subnets.find(
      (subnet) =>
        subnet.prefixLength <= CIDR_LENGTHS.max &&
        (counts.get(subnet) ?? 0) > usableAddresses(subnet.prefixLength),
    );
    if (!full) continue;
    const usable = usableAddresses(full.prefixLength);
    const count = counts.get(full) as number;
    collector.report("ENDPOINT_TIER_FULL", full.at, { subnet: full.ref, usable, count });
  }
}
