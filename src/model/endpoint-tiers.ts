/** Which tiers of a VPC an endpoint is for. */
import type { GatewayEndpoint, InterfaceEndpoint } from "./endpoint";
import type { SubnetRequest, Tier, Vpc } from "./vpc";

/** The built tiers a gateway endpoint is for: those it names, or those that no other one of its service names. */
export function gatewayTiers(vpc: Vpc, gateway: GatewayEndpoint): Tier[] {
  const built = vpc.tiers.filter((tier) => !tier.reserved);
  const { tiers } = gateway;
  if (tiers) return built.filter((tier) => tiers.includes(tier.name));
  const others = vpc.endpoints.gateways.filter((g) => g !== gateway && g.service === gateway.service);
  const named = new Set(others.flatMap((other) => other.tiers ?? []));
  return built.filter((tier) => !named.has(tier.name));
}

/** The subnets an interface endpoint stands in, one for each of its AZs. */
export function interfaceSubnets(vpc: Vpc, endpoint: InterfaceEndpoint): readonly SubnetRequest[] {
  const subnets = vpc.tiers.find((tier) => tier.name === endpoint.tier)?.subnets ?? [];
  const zones = endpoint.availabilityZones;
  return zones ? subnets.filter((subnet) => zones.includes(subnet.availabilityZone)) : subnets;
}
