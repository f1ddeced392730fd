/** A hub's VPC seen with what it shares and who uses it: the one reading that placement and names work from. */
import { endpointZones } from "../../aws/service-names";
import { aggregate } from "../../ip/aggregate";
import type { Prefix } from "../../ip/prefix";
import type { InterfaceEndpoint } from "../../model/endpoint";
import {
  centralEndpoints,
  consumersOf,
  type EndpointHub,
  type HubConsumer,
  takenBy,
} from "../../model/endpoint-hub";
import type { NetworkModel } from "../../model/network-model";
import { allVpcs } from "../../model/rules/rules";
import type { Vpc } from "../../model/vpc";
import type { Allocation } from "../allocation/request";

/** A private zone of a hub, and the endpoint that answers for its names. */
export interface HubZone {
  readonly ref: string;
  readonly zone: string;
  readonly records: readonly ("" | "*")[];
  readonly endpoint: InterfaceEndpoint;
}

/** A hub in one region. */
export interface RegionalHub {
  readonly hub: EndpointHub;
  readonly vpc: Vpc;
  readonly zones: readonly HubZone[];
  readonly consumers: readonly HubConsumer[];
}

/** Every hub in every region, in order of name and VPC. */
export function regionalHubs(model: NetworkModel): RegionalHub[] {
  return model.endpointHubs.flatMap((hub) =>
    allVpcs(model)
      .filter((vpc) => hub.vpcs.some(({ ref }) => ref === vpc.ref))
      .map((vpc) => ({
        hub,
        vpc,
        zones: centralEndpoints(hub, vpc).flatMap((endpoint) =>
          endpointZones(endpoint.service, vpc.region).map(({ zone, records }) => ({
            ref: `${vpc.ref}/endpoint-zone/${zone}`,
            zone,
            records,
            endpoint,
          })),
        ),
        consumers: consumersOf(model.accounts, hub, vpc),
      })),
  );
}

/** The zones that a consumer takes. */
export function zonesFor({ zones }: RegionalHub, consumer: HubConsumer): HubZone[] {
  const taken = takenBy(
    consumer,
    zones.map(({ endpoint }) => endpoint),
  );
  return zones.filter(({ endpoint }) => taken.includes(endpoint));
}

/** The blocks from which other VPCs come to an endpoint, as few as cover exactly them. */
export function remoteClients(
  model: NetworkModel,
  { consumers }: RegionalHub,
  endpoint: InterfaceEndpoint,
  allocations: ReadonlyMap<string, Allocation>,
): Prefix[] {
  const routed = new Set(model.scopes.filter((scope) => !scope.overlapAllowed).map(({ name }) => name));
  const blocks = consumers
    .filter((consumer) => takenBy(consumer, [endpoint]).length > 0)
    .flatMap(({ vpc }) => [{ ref: vpc.ref, request: vpc.primary }, ...vpc.secondaries])
    // What is not routed between VPCs cannot come from another one.
    .filter(({ request }) => routed.has(request.scope))
    .map(({ ref }) => (allocations.get(ref) as Allocation).prefix);
  return aggregate(blocks);
}
