/** What an explicit proxy's hosts are told. */
import type { EgressProxy } from "../../model/egress-proxy";
import type { Allocation } from "../allocation/request";
import { allowedNames } from "../host-files/allowed-names";
import type { ExplicitProxySettings } from "../host-files/squid-config";
import { refusedDestinations } from "../hosts/refused-destinations";
import { DRAIN, HEALTH, IDLE_SECONDS, MAX_CONNECTIONS, PROBE_SECONDS, RESOLVER } from "../hosts/settings";
import { type Addresses, blocksOfParties } from "../reach/parties";

export function explicitSettings(addresses: Addresses, proxy: EgressProxy): ExplicitProxySettings {
  const { hosts, probe, sources, destinations, tier, port, connectPorts, plainPorts } = proxy;
  const allowed = blocksOfParties(addresses, destinations);
  return {
    names: allowedNames({ hosts }),
    sources: blocksOfParties(addresses, sources),
    refusedDestinations: refusedDestinations(destinations, allowed),
    resolver: RESOLVER,
    listenPort: port,
    proxyProtocolFrom: tier.subnets.map(({ ref }) => (addresses.allocations.get(ref) as Allocation).prefix),
    health: { port: HEALTH.port, names: probe ? [probe] : [], intervalSeconds: PROBE_SECONDS },
    drain: DRAIN,
    idleSeconds: IDLE_SECONDS,
    maxConnections: MAX_CONNECTIONS,
    connectPorts,
    plainPorts,
  };
}
