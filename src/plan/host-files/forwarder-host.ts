/** A forwarder as a host: packet rules, health check, its way to share the work and, when asked, a transparent proxy. */
import { FORWARDER_RULES, type Forwarder, forwarderFiles } from "./forwarder";
import { forwarderHealthFiles } from "./forwarder-health";
import { failoverFiles } from "./forwarder-scripts";
import { GENEVE_CHECK, GENEVE_PACKAGES, geneveFiles } from "./geneve";
import { type Host, type HostPlace, JOURNAL_LIMITS } from "./host-spec";
import { passThroughHost } from "./proxy-host";

/**
 * The host for a forwarder. One with a failover needs the source/destination check off; one behind a Gateway Load Balancer is
 * sent only what is addressed to it.
 */
export function forwarderHost(place: HostPlace, forwarder: Forwarder): Host {
  const { failover, healthPort, transparentProxy } = forwarder;
  const proxy = transparentProxy && passThroughHost(place, transparentProxy);
  const own = failover ? { dnf: ["awscli-2"], apt: ["awscli"] } : GENEVE_PACKAGES;
  return {
    ...place,
    packages: {
      dnf: [...own.dnf, "nftables", ...(proxy?.packages.dnf ?? [])],
      apt: [...own.apt, "nftables", "procps", ...(proxy?.packages.apt ?? [])],
    },
    files: [
      ...forwarderFiles(forwarder),
      ...forwarderHealthFiles(forwarder),
      ...(failover ? failoverFiles(failover, healthPort) : geneveFiles()),
      ...(proxy?.files ?? [JOURNAL_LIMITS]),
    ],
    checks: [
      ["nft", "-c", "-f", FORWARDER_RULES],
      ...(failover ? [] : [GENEVE_CHECK]),
      ...(proxy?.checks ?? []),
    ],
    units: [
      "forwarder-rules.service",
      ...(failover ? [] : ["forwarder-geneve.service"]),
      ...(proxy?.units ?? []),
      "forwarder-health.socket",
      ...(failover ? ["forwarder-watch.service"] : []),
    ],
  };
}
