/** What every kind of proxy is told: who may use it, for which names, and where it resolves, listens and logs. */
import type { Address } from "../../ip/address";
import { aggregate } from "../../ip/aggregate";
import { formatPrefix, type Prefix, prefix } from "../../ip/prefix";
import type { AllowedNames } from "./allowed-names";

/** A log receiver beside the host's own journal and files, which always get the log. */
export interface SyslogReceiver {
  readonly address: Address;
  /** UDP. */
  readonly port: number;
}

/** How a proxy proves that it works: it asks itself for these names, from inside the host, through its whole path. */
export interface ProxyHealth {
  /** HTTP port of `/health`: 200 while every name in `names` can be reached through the proxy, 503 otherwise. */
  readonly port: number;
  /** Names on the allow-list; all must answer. Usually one, the Region's name of the service behind. */
  readonly names: readonly string[];
  /** Seconds between probes of one name. Two failures in a row make the host unhealthy, two successes healthy. */
  readonly intervalSeconds: number;
}

/** How a proxy leaves: it first says that it is unhealthy, then stops accepting, then waits for what is open. */
export interface Drain {
  /** Seconds of being unhealthy while still accepting: longer than the load balancer's interval times its threshold. */
  readonly noticeSeconds: number;
  /** Seconds that open connections then have before they are cut. */
  readonly finishSeconds: number;
}

export interface ProxySettings {
  readonly names: AllowedNames;
  /** Who may use the proxy; everyone else is refused and logged. */
  readonly sources: readonly Prefix[];
  /**
   * Destinations refused even under an allowed name, against names that resolve inward. Loopback, link-local,
   * this-network and multicast are always refused.
   */
  readonly refusedDestinations: readonly Prefix[];
  /** 169.254.169.253 works in every VPC. */
  readonly resolver: Address;
  /** TCP port for clients. */
  readonly listenPort: number;
  /**
   * The load balancer's own addresses, when its target group sends PROXY protocol (with client IP preservation off):
   * connections from them must open with that header, which then tells the source. Nobody else's header is believed.
   */
  readonly proxyProtocolFrom: readonly Prefix[];
  readonly health: ProxyHealth;
  readonly drain: Drain;
  /** Seconds a connection may stay silent. Above the load balancer's idle timeout (350 by default), so that it decides. */
  readonly idleSeconds: number;
  readonly maxConnections: number;
  readonly syslog?: SyslogReceiver;
}

const NEVER_A_DESTINATION = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3"].map(prefix);

/** CIDR blocks of the shortest list covering these prefixes, in address order. */
export function blocksOf(prefixes: Iterable<Prefix>): string[] {
  return aggregate(prefixes).map(formatPrefix);
}

/** CIDR blocks that no name may lead to. */
export function refusedBlocks(settings: ProxySettings): string[] {
  return blocksOf([...NEVER_A_DESTINATION, ...settings.refusedDestinations]);
}
