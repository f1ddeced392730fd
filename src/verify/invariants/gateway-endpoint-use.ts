/** A gateway endpoint is in some route table: without one nothing uses it. */
import { type Finding, finding } from "../finding";
import type { Scene } from "../scene";

export function gatewayEndpointUse({ world }: Scene): Finding[] {
  const { network } = world;
  const used = new Set<string>();
  for (const table of network.routeTables.values())
    for (const route of table.routes)
      if (route.target.kind === "gateway-endpoint") used.add(route.target.key);
  return [...network.gatewayEndpoints.values()]
    .filter((endpoint) => !used.has(endpoint.key))
    .map(({ origin, service }) =>
      finding("ENDPOINT_WITHOUT_ROUTE", origin, { endpoint: origin.ref, service }),
    );
}
