/** How forwarders stand in for one another: the ring, its routes, the probes, and how long a failover takes. */
import type { Address } from "../../ip/address";
import type { Prefix } from "../../ip/prefix";

/** A route whose target is a forwarder. */
export interface RingRoute {
  /** Route table ID, or a text that the stack replaces by one. */
  readonly routeTable: string;
  readonly destination: Prefix;
}

/** One of a ring of forwarders. */
export interface RingMember {
  /** Network interface ID, or a text that the stack replaces by one. */
  readonly networkInterface: string;
  /** Its address, or a text that the stack replaces by it. */
  readonly address: string;
  /** The routes that lead here while all is well. */
  readonly routes: readonly RingRoute[];
}

/**
 * Law: once nothing changes any more, each route leads to its own forwarder if that is up, or else to the nearest one
 * before it in the ring that is; with none up it stays where it is.
 */
export interface Failover {
  readonly region: string;
  readonly own: RingMember;
  /** The others in ring order: the first is the next one, the last is the one before this. */
  readonly others: readonly RingMember[];
  /** Seconds between probes. */
  readonly intervalSeconds: number;
  /** Probes in a row that must fail before routes move, and succeed before they move back. */
  readonly threshold: number;
  /** Seconds a probe may take. */
  readonly timeoutSeconds: number;
  /** Rounds of probes between two repeated calls, each for one route, while a forwarder is down. */
  readonly repeatEvery: number;
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
}

/** The time from the death of a forwarder, or of several at once, to the first route that moves. */
export function failoverTime({ intervalSeconds, timeoutSeconds, threshold }: Failover): FailoverTime {
  return {
    atLeastSeconds: (threshold - 1) * intervalSeconds,
    atMostSeconds: threshold * (intervalSeconds + timeoutSeconds),
  };
}
