/** Plans explicit proxies: Squid behind a balancer, and what their clients have to be told. */
import { type PartitionName, partition } from "../../aws/regions";
import type { EgressProxy } from "../../model/egress-proxy";
import { regionalHubs } from "../endpoints/hub";
import { explicitProxyHost } from "../host-files/proxy-host";
import { userData } from "../host-files/user-data";
import { planProxyFleet } from "../hosts/fleet";
import { endpointBlocks } from "../hosts/interface-endpoints";
import { housekeeping, planProxyGroups } from "../hosts/proxy-groups";
import { HEALTH } from "../hosts/settings";
import type { Because } from "../planned/planned";
import type { Planned } from "../planned/stack";
import { prefixesOf } from "../reach/parties";
import type { RoutingContext } from "../routing/context";
import type { WantedRoute } from "../routing/wanted-route";
import type { Decision } from "../stack/decision";
import { baseOf } from "../stack/vpc-id";
import { checkEgressProxy } from "./checks";
import { noProxyLists, type Reach } from "./direct";
import { explicitSettings } from "./settings";

export function planEgressProxies(context: RoutingContext, wanted: readonly WantedRoute[]): Decision[] {
  const { egressProxies } = context.model.connectivity;
  if (egressProxies.length === 0) return [];
  const routes = new Map<string, WantedRoute[]>();
  for (const route of wanted) {
    const known = routes.get(route.vpc.ref);
    if (known) known.push(route);
    else routes.set(route.vpc.ref, [route]);
  }
  const reach: Reach = { hubs: regionalHubs(context.model), routes };
  return egressProxies.map((proxy) => ({
    place: baseOf(proxy.vpc),
    resources: planEgressProxy(context, proxy, reach),
  }));
}

function planEgressProxy(context: RoutingContext, proxy: EgressProxy, reach: Reach): Planned[] {
  const { ref, name, vpc, tier, port, instanceType } = proxy;
  const because: Because = { ref: `connectivity/egressProxies/${name}`, at: proxy.at };
  const partitionName = context.model.organization.partition as PartitionName;
  const { dnsSuffix } = partition(partitionName);
  const settings = explicitSettings(context, proxy);
  const script = userData(explicitProxyHost({ name: ref, region: vpc.region, dnsSuffix }, settings));
  checkEgressProxy(context, proxy, script, settings.sources.length);
  const endpoints = endpointBlocks(context.model, vpc, context.allocations);
  const ports = [...proxy.connectPorts, ...proxy.plainPorts];
  const onward = proxy.destinations
    .flatMap((destination) => prefixesOf(context, destination))
    .flatMap((prefix) => ports.map((one) => ({ prefix, port: one })));
  const vpcs = proxy.sources.flatMap((source) => (source.kind === "vpc" ? [source.vpc] : []));
  const common = { ref, because, name, vpc, tier, listenPort: port };
  return [
    ...planProxyGroups({
      ...common,
      healthPort: HEALTH.port,
      sources: settings.sources,
      onward: [...onward, ...housekeeping(vpc, tier, endpoints)],
    }),
    ...planProxyFleet({
      ...common,
      instanceType,
      health: HEALTH,
      deregistrationSeconds: settings.drain.finishSeconds,
      script: script.text,
      names: [],
      partition: partitionName,
    }),
    {
      kind: "proxy-settings",
      ref,
      because,
      name,
      loadBalancer: ref,
      port,
      direct: noProxyLists(context, vpcs, reach),
    },
  ];
}
