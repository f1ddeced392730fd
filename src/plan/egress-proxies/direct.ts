/** What the clients of an explicit proxy reach without it: endpoints of AWS services, and all that their VPC has routes to. */
import { privateDnsNames } from "../../aws/service-names";
import type { Vpc } from "../../model/vpc";
import { type RegionalHub, zonesFor } from "../endpoints/hub";
import { noProxyList } from "../host-files/no-proxy";
import type { PlannedNoProxy } from "../planned/proxy-settings";
import { blocksOfVpc } from "../reach/blocks";
import type { RoutingContext } from "../routing/context";
import type { WantedRoute } from "../routing/wanted-route";
import { gatewayNames } from "./gateway-names";

/** What VPCs reach: the hubs that some of them use, and the routes that each has. */
export interface Reach {
  readonly hubs: readonly RegionalHub[];
  readonly routes: ReadonlyMap<string, readonly WantedRoute[]>;
}

/** The lists for these VPCs, each once with those that share it, in order of the first. */
export function noProxyLists(
  context: RoutingContext,
  vpcs: readonly Vpc[],
  { hubs, routes }: Reach,
): PlannedNoProxy[] {
  const lists = new Map<string, { vpcs: string[]; entries: readonly string[] }>();
  for (const vpc of vpcs) {
    const reached = (routes.get(vpc.ref) ?? []).filter(({ destination }) => destination.length > 0);
    const own = blocksOfVpc(context.model, vpc, context.allocations);
    const entries = noProxyList({
      endpointNames: [...ownNames(vpc), ...hubNames(vpc, hubs)],
      vpcBlocks: [...own.map(({ prefix }) => prefix), ...reached.map(({ destination }) => destination)],
    });
    const key = entries.join(",");
    const list = lists.get(key) ?? { vpcs: [], entries };
    list.vpcs.push(vpc.ref);
    lists.set(key, list);
  }
  return [...lists.values()].map(({ vpcs: refs, entries }) => ({ vpcs: refs.sort(), entries }));
}

function ownNames({ endpoints, region }: Vpc): string[] {
  const named = endpoints.interfaces.filter(({ privateDns }) => privateDns === true);
  return [
    ...named.flatMap(({ service }) => privateDnsNames(service, region)),
    ...endpoints.gateways.flatMap(({ service }) => gatewayNames(service, region)),
  ];
}

function hubNames(vpc: Vpc, hubs: readonly RegionalHub[]): string[] {
  return hubs.flatMap((hub) => {
    const consumer = hub.consumers.find((one) => one.vpc.ref === vpc.ref);
    const zones = consumer ? zonesFor(hub, consumer) : [];
    return zones.flatMap(({ zone, records }) =>
      records.map((record) => (record === "" ? zone : `*.${zone}`)),
    );
  });
}
