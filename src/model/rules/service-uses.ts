/** What services use of VPCs and accounts besides what these declare themselves: endpoints, zones, addresses. */
import type { NetworkModel } from "../network-model";
import { sharedZones } from "../service";
import type { SubnetRequest, Vpc } from "../vpc";

/** How many services each VPC has an endpoint of, by ref. */
export function consumedServices({ services }: NetworkModel): ReadonlyMap<string, number> {
  return countBy(services.flatMap(({ consumers }) => consumers.map(({ vpc }) => vpc.ref)));
}

/** How many hosted zones for services each account has, by name. */
export function serviceZones({ services }: NetworkModel): ReadonlyMap<string, number> {
  const zoned = services.filter(({ dns }) => dns?.by === "zone");
  return countBy(zoned.flatMap(({ consumers }) => consumers.map(({ vpc }) => vpc.account)));
}

/** How many addresses services take in a subnet: their load balancers', and their consumers' endpoints'. */
export function serviceAddresses({ services }: NetworkModel): ReadonlyMap<SubnetRequest, number> {
  return countBy(
    services.flatMap((service) => [
      ...(service.offer.kind === "own" ? service.offer.tier.subnets : []),
      ...service.consumers.flatMap((consumer) => {
        const zones = sharedZones(service, consumer);
        return subnetsOf(consumer.vpc, consumer.tier).filter(({ availabilityZone }) =>
          zones.includes(availabilityZone),
        );
      }),
    ]),
  );
}

function subnetsOf({ tiers }: Vpc, name: string): readonly SubnetRequest[] {
  return tiers.find((tier) => tier.name === name)?.subnets ?? [];
}

function countBy<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
