/** Plans proxies to gateway endpoints: a load balancer, and a proxy in each AZ that replaces itself when it changes. */
import { type PartitionName, partition } from "../../aws/regions";
import type { Collector } from "../../diagnostics/collector";
import { aggregate } from "../../ip/aggregate";
import { formatPrefix } from "../../ip/prefix";
import type { GatewayProxy } from "../../model/gateway-proxy";
import type { NetworkModel } from "../../model/network-model";
import type { Allocation } from "../allocation/request";
import type { Because } from "../planned/planned";
import type { Planned } from "../planned/stack";
import { imageParameter } from "../proxy/instance-image";
import { instancePolicy, instancePrincipal } from "../proxy/instance-role";
import { passThroughHost } from "../proxy/proxy-host";
import { userData } from "../proxy/user-data";
import type { StackContents } from "../stack-contents";
import { checkGatewayProxy } from "./checks";
import { planProxyGroups } from "./security-groups";
import { HEALTH, LISTEN_PORT, namesToResolve, proxySettings } from "./settings";

export function planGatewayProxies(
  model: NetworkModel,
  allocations: ReadonlyMap<string, Allocation>,
  contents: StackContents,
  collector: Collector,
): void {
  for (const proxy of model.connectivity.gatewayProxies) {
    const { account, region } = proxy.vpc;
    const planned = planGatewayProxy(model, proxy, allocations, collector);
    contents.add({ account, region, phase: "base" }, ...planned);
  }
}

function planGatewayProxy(
  model: NetworkModel,
  proxy: GatewayProxy,
  allocations: ReadonlyMap<string, Allocation>,
  collector: Collector,
): Planned[] {
  const partitionName = model.organization.partition as PartitionName;
  const { ref, vpc, tier, instanceType } = proxy;
  const because: Because = { ref: `connectivity/gatewayProxies/${proxy.name}`, at: proxy.at };
  const settings = proxySettings(proxy, partitionName, allocations);
  const { dnsSuffix } = partition(partitionName);
  const script = userData(passThroughHost({ name: ref, region: vpc.region, dnsSuffix }, settings));
  const sources = aggregate(proxy.sources).map(formatPrefix);
  checkGatewayProxy(model, proxy, settings, script, sources.length, collector);
  const name = `${vpc.name}-${proxy.name}-proxy`;
  const subnets = tier.subnets.map((subnet) => subnet.ref);
  const common = { ref, because, tags: vpc.tags };
  return [
    ...planProxyGroups(
      proxy,
      because,
      sources,
      [vpc.ref, ...vpc.secondaries.map((secondary) => secondary.ref)].map((block) =>
        formatPrefix((allocations.get(block) as Allocation).prefix),
      ),
    ),
    {
      kind: "load-balancer",
      ...common,
      name: shortName(name),
      subnets,
      securityGroup: `${ref}/balancer`,
      filtersPrivateLink: true,
      crossZone: true,
      deletionProtection: false,
      names: namesToResolve(proxy, partitionName),
    },
    {
      kind: "target-group",
      ...common,
      name: shortName(name),
      vpc: vpc.ref,
      port: LISTEN_PORT,
      targets: "instance",
      proxyProtocol: true,
      health: HEALTH,
      deregistrationSeconds: settings.drain.finishSeconds,
    },
    { kind: "listener", ...common, loadBalancer: ref, targetGroup: ref, protocol: "TCP", port: LISTEN_PORT },
    {
      kind: "instance-role",
      ...common,
      name: `${vpc.region}-${name}`.slice(0, 64),
      servicePrincipal: instancePrincipal(partitionName),
      policy: instancePolicy([]),
    },
    {
      kind: "launch-template",
      ...common,
      name,
      image: `resolve:ssm:${imageParameter(instanceType)}`,
      instanceType,
      role: ref,
      securityGroup: ref,
      userData: script.text,
    },
    {
      kind: "auto-scaling-group",
      ...common,
      name,
      launchTemplate: ref,
      subnets,
      targetGroup: ref,
      // One more than there are AZs, so that a refresh never leaves one without.
      instances: { least: subnets.length, most: subnets.length + 1 },
      warmupSeconds: 180,
    },
  ];
}

/** Load balancers' and target groups' names have at most 32 characters and end in no hyphen. */
function shortName(name: string): string {
  return name.slice(0, 32).replace(/-+$/, "");
}
