/** How two forwarders stand in for one another: the routes, the probes, and how long a failover takes. */
import type { Address } from "../../ip/address";
import type { Prefix } from "../../ip/prefix";

/** A route whose target is a forwarder. */
export interface ForwardedRoute {
  /** Route table ID, or a text that the stack replaces by one. */
  readonly routeTable: string;
  readonly destination: Prefix;
}

/** One of two forwarders, as its twin sees it. */
export interface ForwarderTwin {
  /** Network interface ID, or a text that the stack replaces by one. */
  readonly networkInterface: string;
  /** Its address, or a text that the stack replaces by it. */
  readonly address: string;
  /** The routes that lead here while all is well. */
  readonly routes: readonly ForwardedRoute[];
}

export interface Failover {
  readonly region: string;
  readonly own: ForwarderTwin;
  readonly twin: ForwarderTwin;
  /** Seconds between probes. */
  readonly intervalSeconds: number;
  /** Probes in a row that must fail before routes move, and succeed before they move back. */
  readonly threshold: number;
  /** Seconds a probe may take. */
  readonly timeoutSeconds: number;
  /**
   * TCP destinations, one of which must accept a connection for this host to call itself healthy: the way onward.
   * Empty means that only the host itself is looked at.
   */
  readonly onward: readonly { readonly address: Address; readonly port: number }[];
}

/** How long clients of a dead forwarder wait, in seconds, before AWS's own calls. */
export interface FailoverTime {
  /** A forwarder that refuses connections, killed just before a probe. */
  readonly atLeastSeconds: number;
  /** One that falls silent just after a probe, so that every probe waits for its timeout. */
  readonly atMostSeconds: number;
  /** Calls to ReplaceRoute that follow, one after the other; each takes about a second. */
  readonly routesMoved: number;
}

/** The time a failover takes from the death of the twin to the first route that moves. */
export function failoverTime(failover: Failover): FailoverTime {
  const { intervalSeconds, timeoutSeconds, threshold, twin } = failover;
  return {
    atLeastSeconds: (threshold - 1) * intervalSeconds,
    atMostSeconds: threshold * (intervalSeconds + timeoutSeconds),
    routesMoved: twin.routes.length,
  };
}
