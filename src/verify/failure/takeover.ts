/** Which forwarder of a ring takes the routes of one that has failed, and how long that takes. */
import type { Network } from "../network/network";
import type { Route } from "../network/route";

export interface Takeover {
  /** Refs. */
  readonly of: string;
  readonly by: string;
  /** From the failure to the first call that moves a route, at most. */
  readonly seconds: number;
}

export interface Heir extends Takeover {
  /** The interface that the route leads to now. */
  readonly key: string;
}

/** Undefined where nobody that is up watches the one that failed, or watches it without this route. */
export function heirOf(network: Network, route: Route, isDown: (key: string) => boolean): Heir | undefined {
  const lost = network.interfaces.get(route.target.key);
  if (!lost) return undefined;
  for (const { key, origin, watch } of network.interfaces.values()) {
    if (!watch || isDown(key)) continue;
    const place = watch.others.indexOf(lost.key);
    if (place < 0 || !watch.others.slice(0, place + 1).every(isDown)) continue;
    const moves = watch.routes.some(
      ({ of, table, destination }) =>
        of === lost.key &&
        table === route.table &&
        route.destinations.some(
          ({ base, length }) => destination.base === base && destination.length === length,
        ),
    );
    if (moves) return { of: lost.origin.ref, by: origin.ref, seconds: watch.seconds, key };
  }
  return undefined;
}
