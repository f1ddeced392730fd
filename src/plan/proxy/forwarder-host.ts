/** A forwarder as a host: packet rules, health check, watch over the others and, when asked, a transparent proxy. */
import { FORWARDER_RULES, type Forwarder, forwarderFiles } from "./forwarder";
import { failoverFiles } from "./forwarder-scripts";
import { type Host, type HostPlace, JOURNAL_LIMITS } from "./host";
import { passThroughHost } from "./proxy-host";

/** The host for a forwarder. Its network interface needs the source/destination check off. */
export function forwarderHost(place: HostPlace, forwarder: Forwarder): Host {
  const proxy = forwarder.transparentProxy && passThroughHost(place, forwarder.transparentProxy);
  return {
    ...place,
    packages: {
      dnf: ["awscli-2", "nftables", ...(proxy?.packages.dnf ?? [])],
      apt: ["awscli", "nftables", "procps", ...(proxy?.packages.apt ?? [])],
    },
    files: [...forwarderFiles(forwarder), ...failoverFiles(forwarder), ...(proxy?.files ?? [JOURNAL_LIMITS])],
    checks: [["nft", "-c", "-f", FORWARDER_RULES], ...(proxy?.checks ?? [])],
    units: [
      "forwarder-rules.service",
      ...(proxy?.units ?? []),
      "forwarder-health.socket",
      "forwarder-watch.service",
    ],
  };
}
