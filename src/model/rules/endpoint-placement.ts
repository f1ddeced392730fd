/** Endpoints have subnets and route tables that take them. */
import type { Collector } from "../../diagnostics/collector";
import type { GatewayEndpoint } from "../endpoint";
import { gatewayTiers } from "../endpoint-tiers";
import type { NetworkModel } from "../network-model";
import type { Vpc } from "../vpc";
import { allVpcs } from "./rules";

export function checkEndpointPlacement(model: NetworkModel, collector: Collector): void {
  for (const vpc of allVpcs(model)) {
    checkRouteTables(vpc, collector);
    checkTiers(vpc, collector);
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
