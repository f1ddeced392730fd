/** The network without some things, as it is once what stands in for them has taken over. */
import type { Interface } from "../network/interface";
import type { Network } from "../network/network";
import type { Route } from "../network/route";
import { heirOf, type Takeover } from "./takeover";
import type { Thing } from "./things";

export interface Remains {
  readonly network: Network;
  /** Who has taken over whose routes. */
  readonly takeovers: readonly Takeover[];
}

export function without(network: Network, things: readonly Thing[]): Remains {
  const failed = new Set(things.map(({ key }) => key));
  const zones = new Set(things.filter(({ kind }) => kind === "az").map(({ key }) => key));
  const subnets = filtered(network.subnets, ({ zone }) => !zones.has(zone));
  const stands = (key: string) => subnets.has(network.interfaces.get(key)?.subnet ?? "");
  const isDown = (key: string) => failed.has(key) || (network.interfaces.has(key) && !stands(key));
  const isGone = (key: string) => isDown(key) || isDown(`${key}#interface`);
  const takeovers = new Map<string, Takeover>();
  const turned = (route: Route): Route => {
    const down = network.applianceEndpoints.get(route.target.key)?.interface ?? route.target.key;
    if (!isGone(down)) return route;
    const heir = heirOf(network, route, isDown);
    if (heir) takeovers.set(`${heir.of} ${heir.by}`, { of: heir.of, by: heir.by, seconds: heir.seconds });
    return { ...route, target: heir ? { kind: "interface", key: heir.key } : { kind: "failed", key: down } };
  };
  const up = (keys: readonly string[]) => keys.filter((key) => !isDown(key));
  const known = <T extends { readonly interfaces: readonly string[] }>(nouns: ReadonlyMap<string, T>) =>
    mapped(nouns, (noun) => ({ ...noun, interfaces: up(noun.interfaces) }));
  const left: Network = {
    ...network,
    subnets,
    interfaces: survivors(network, failed, stands),
    routeTables: mapped(network.routeTables, (table) => ({ ...table, routes: table.routes.map(turned) })),
    natGateways: filtered(network.natGateways, ({ key, interface: own }) => !isGone(key) && !isGone(own)),
    attachments: filtered(network.attachments, ({ key, of }) => !failed.has(key) && !failed.has(of)),
    peerings: filtered(network.peerings, ({ key }) => !failed.has(key)),
    edges: filtered(network.edges, ({ key }) => !failed.has(key)),
    interfaceEndpoints: known(network.interfaceEndpoints),
    loadBalancers: known(network.loadBalancers),
    gatewayBalancers: known(network.gatewayBalancers),
    resolverEndpoints: known(network.resolverEndpoints),
    applianceEndpoints: filtered(network.applianceEndpoints, (endpoint) => !isDown(endpoint.interface)),
    // Health checks take out what does not answer; an address has nobody behind it then.
    targetGroups: mapped(network.targetGroups, (group) => ({
      ...group,
      targets: group.targets.filter(({ kind, key }) => kind === "address" || !isDown(key)),
    })),
  };
  return { network: left, takeovers: [...takeovers.values()] };
}

/** A host that is down keeps its address, which nobody else answers for. */
function survivors(
  { interfaces }: Network,
  failed: ReadonlySet<string>,
  stands: (key: string) => boolean,
): ReadonlyMap<string, Interface> {
  const standing = filtered(interfaces, ({ key }) => stands(key));
  return mapped(standing, (item) =>
    failed.has(item.key) ? { ...item, groups: [], sourceDestCheck: true, publicAddress: false } : item,
  );
}

function filtered<T>(nouns: ReadonlyMap<string, T>, keeps: (noun: T) => boolean): ReadonlyMap<string, T> {
  return new Map([...nouns].filter(([, noun]) => keeps(noun)));
}

function mapped<T>(nouns: ReadonlyMap<string, T>, change: (noun: T) => T): ReadonlyMap<string, T> {
  return new Map([...nouns].map(([key, noun]) => [key, change(noun)]));
}
