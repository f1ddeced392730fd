/** What services use of VPCs and accounts besides what these declare themselves: endpoints and zones. */
import type { NetworkModel } from "../network-model";

/** How many services each VPC has an endpoint of, by ref. */
export function consumedServices({ services }: NetworkModel): ReadonlyMap<string, number> {
  return countBy(services.flatMap(({ consumers }) => consumers.map(({ vpc }) => vpc.ref)));
}

/** How many hosted zones for services each account has, by name. */
export function serviceZones({ services }: NetworkModel): ReadonlyMap<string, number> {
  const zoned = services.filter(({ dns }) => dns?.by === "zone");
  return countBy(zoned.flatMap(({ consumers }) => consumers.map(({ vpc }) => vpc.account)));
}

function countBy<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
