/** Who uses which service in a region, and how: by an endpoint of their own, a hub's, or a gateway endpoint. */
import { endpointZones } from "../aws/service-names";
import { centralEndpoints, hubVpcIn, takenBy } from "../model/endpoint-hub";
import { interfaceSubnets } from "../model/endpoint-tiers";
import type { NetworkModel } from "../model/network-model";
import { allVpcs } from "../model/rules/rules";
import type { Vpc } from "../model/vpc";

export interface ServiceUser {
  readonly way: "local" | "central" | "gateway";
  /** AZs it has, or would have, an endpoint in. */
  readonly zones: number;
  /** Absent where the configuration does not say. */
  readonly gbPerMonth?: number;
}

/** A hub's endpoint for a service, whoever uses it. */
export interface ServiceHub {
  readonly zones: number;
  readonly hostedZones: number;
}

export interface ServiceUse {
  readonly region: string;
  readonly service: string;
  /** Whether the endpoints let somebody outside their VPC in; those are compared on their own. */
  readonly fromOutside: boolean;
  readonly users: readonly ServiceUser[];
  /** What a hub in the region has, or would have. */
  readonly hub: ServiceHub;
}

/** Sorted by region and service. */
export function serviceUses(model: NetworkModel): ServiceUse[] {
  const uses = new Map<
    string,
    Omit<ServiceUse, "users" | "hub"> & { users: ServiceUser[]; hub?: ServiceHub }
  >();
  const useOf = (region: string, service: string, fromOutside = false) => {
    const key = `${region} ${service} ${fromOutside}`;
    const use = uses.get(key) ?? { region, service, fromOutside, users: [] };
    uses.set(key, use);
    return use;
  };
  for (const vpc of allVpcs(model)) {
    for (const gateway of vpc.endpoints.gateways) {
      useOf(vpc.region, gateway.service).users.push({
        way: "gateway",
        zones: vpc.availabilityZones.length,
        ...traffic(gateway),
      });
    }
    for (const endpoint of vpc.endpoints.interfaces) {
      const zones = interfaceSubnets(vpc, endpoint).length;
      const hub = model.endpointHubs.find(({ vpcs }) => vpcs.some(({ ref }) => ref === vpc.ref));
      if (hub && centralEndpoints(hub, vpc).includes(endpoint)) {
        useOf(vpc.region, endpoint.service).hub ??= {
          zones,
          hostedZones: endpointZones(endpoint.service, vpc.region).length,
        };
        continue;
      }
      const fromOutside = endpoint.clients.prefixes.length > 0;
      const { users } = useOf(vpc.region, endpoint.service, fromOutside);
      users.push({ way: "local", zones, ...traffic(endpoint) });
    }
    for (const endpoint of takenFromHub(model, vpc)) {
      useOf(vpc.region, endpoint.service).users.push({
        way: "central",
        zones: vpc.availabilityZones.length,
        ...traffic(endpoint),
      });
    }
  }
  return [...uses.values()]
    .filter(({ users }) => users.length > 0)
    .map(({ region, service, fromOutside, users, hub }) => ({
      region,
      service,
      fromOutside,
      users,
      hub: hub ?? {
        zones: Math.max(...users.map(({ zones }) => zones)),
        hostedZones: endpointZones(service, region).length,
      },
    }))
    .sort(
      (a, b) =>
        compare(a.region, b.region) ||
        compare(a.service, b.service) ||
        Number(a.fromOutside) - Number(b.fromOutside),
    );
}

function takenFromHub(model: NetworkModel, vpc: Vpc) {
  const choice = vpc.endpoints.hub;
  const hub = model.endpointHubs.find(({ name }) => name === choice?.hub);
  const hubVpc = hub && hubVpcIn(model.accounts, hub.vpcs, vpc.region);
  if (!choice || !hubVpc || hubVpc.ref === vpc.ref) return [];
  return takenBy({ vpc, choice }, centralEndpoints(hub, hubVpc));
}

function traffic({ gbPerMonth }: { readonly gbPerMonth?: number }): { gbPerMonth?: number } {
  return gbPerMonth === undefined ? {} : { gbPerMonth };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
