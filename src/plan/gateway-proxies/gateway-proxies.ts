/** Plans proxies to gateway endpoints: a load balancer, and a proxy in each AZ that replaces itself when it changes. */
import { type PartitionName, partition } from "../../aws/regions";
import type { Collector } from "../../diagnostics/collector";
import { aggregate } from "../../ip/aggregate";
import type { GatewayProxy } from "../../model/gateway-proxy";
import type { NetworkModel } from "../../model/network-model";
import type { Allocation } from "../allocation/request";
import { passThroughHost } from "../host-files/proxy-host";
import { userData } from "../host-files/user-data";
import { planProxyFleet } from "../hosts/fleet";
import { endpointBlocks } from "../hosts/interface-endpoints";
import { housekeeping, planProxyGroups } from "../hosts/proxy-groups";
import { HEALTH } from "../hosts/settings";
import type { Because } from "../planned/planned";
import type { Planned } from "../planned/stack";
import type { Decision } from "../stack/decision";
import { checkGatewayProxy, checkNamer } from "./checks";
import { planProxyNames } from "./names";
import { LISTEN_PORT, namesToResolve, proxySettings } from "./settings";

export function planGatewayProxies(
  model: NetworkModel,
  allocations: ReadonlyMap<string, Allocation>,
  collector: Collector,
): Decision[] {
  return model.connectivity.gatewayProxies.flatMap((proxy) => {
    const { account, region } = proxy.vpc;
    const names = namesToResolve(proxy, model.organization.partition as PartitionName);
    const namer = checkNamer(model, proxy, collector);
    const resources = planGatewayProxy(model, proxy, allocations, namer ? [] : names, collector);
    return [
      { place: { account, region, phase: "base" as const }, resources },
      ...(namer ? planProxyNames(proxy, namer, names, becauseOf(proxy)) : []),
    ];
  });
}

function becauseOf({ name, at }: GatewayProxy): Because {
  return { ref: `connectivity/gatewayProxies/${name}`, at };
}

function planGatewayProxy(
  model: NetworkModel,
  proxy: GatewayProxy,
  allocations: ReadonlyMap<string, Allocation>,
  names: readonly string[],
  collector: Collector,
): Planned[] {
  const partitionName = model.organization.partition as PartitionName;
  const { ref, name, vpc, tier, instanceType } = proxy;
  const because = becauseOf(proxy);
  const settings = proxySettings(proxy, partitionName, allocations);
  const { dnsSuffix } = partition(partitionName);
  const script = userData(passThroughHost({ name: ref, region: vpc.region, dnsSuffix }, settings));
  const sources = aggregate(proxy.sources);
  checkGatewayProxy(model, proxy, settings, script, sources.length, collector);
  const common = { ref, because, name, vpc, tier, listenPort: LISTEN_PORT };
  return [
    ...planProxyGroups({
      ...common,
      healthPort: HEALTH.port,
      sources,
      onward: housekeeping(vpc, tier, endpointBlocks(model, vpc, allocations)),
    }),
    ...planProxyFleet({
      ...common,
      instanceType,
      health: HEALTH,
      deregistrationSeconds: settings.drain.finishSeconds,
      script: script.text,
      names,
      partition: partitionName,
    }),
  ];
}
