/** Endpoint names resolve to an endpoint that the caller can reach. */
import { contains, type Prefix, prefix } from "../../ip/prefix";
import { type Finding, finding } from "../finding";
import type { InterfaceEndpoint } from "../network/endpoint";
import type { Subnet, Vpc } from "../network/vpc";
import { hostOf } from "../readers/service-name";
import type { Scene } from "../scene";
import { privateNameOf, resolve } from "../trace/names";
import { isReached, type Trace } from "../trace/trace";
import { specOf } from "../world/services";
import type { World } from "../world/world";

/** A name by which some VPCs are meant to reach an endpoint. */
interface PromisedName {
  readonly name: string;
  readonly vpcs: readonly Vpc[];
}

export function endpointNames(scene: Scene): Finding[] {
  const asked = new Set<string>();
  const promises = promisesByRecord(scene.world);
  return [...scene.world.network.interfaceEndpoints.values()].flatMap((endpoint) => [
    ...nameless(scene.world, endpoint, promises),
    ...kept(scene, endpoint, promises, asked),
  ]);
}

type Promises = ReadonlyMap<string, readonly PromisedName[]>;

/** What zone records promise, by the endpoint they lead to. */
function promisesByRecord(world: World): Promises {
  const promises = new Map<string, PromisedName[]>();
  for (const zone of world.network.zones.values()) {
    const vpcs = zone.vpcs.flatMap((key) => world.network.vpcs.get(key) ?? []);
    for (const { name, answer } of zone.records) {
      if (answer.kind !== "endpoint") continue;
      promises.set(answer.key, [
        ...(promises.get(answer.key) ?? []),
        { name: name.replace(/^\*/, "any"), vpcs },
      ]);
    }
  }
  return promises;
}

/** The name clients use for an endpoint's service; undefined when no stack and no directory tells it. */
function publicNameOf(world: World, endpoint: InterfaceEndpoint): string | undefined {
  if (!endpoint.privateLink) return hostOf(endpoint.service);
  const own = privateNameOf(world, endpoint);
  if (own !== undefined) return own;
  return specOf(world, endpoint.service)?.dnsName;
}

/** DynamoDB offers no private DNS, so its endpoints are used by their own names, as are those of which that is declared. */
function nameless(world: World, endpoint: InterfaceEndpoint, promises: Promises): Finding[] {
  const name = publicNameOf(world, endpoint);
  const named = endpoint.privateDns || (promises.get(endpoint.key)?.length ?? 0) > 0;
  const isMeant = world.directory.ownNamesOnly?.includes(endpoint.origin.ref) ?? false;
  if (named || isMeant || name === undefined || endpoint.service.endsWith("/dynamodb")) return [];
  const data = {
    endpoint: endpoint.origin.ref,
    service: serviceLabel(world, endpoint),
    vpc: "anybody",
    reason: `no name leads to it: ${name} resolves without it`,
    remedy: "private DNS on the endpoint, or a zone with a record that leads to it",
  };
  return [finding("ENDPOINT_NAME_ASTRAY", endpoint.origin, data)];
}

function kept(scene: Scene, endpoint: InterfaceEndpoint, promises: Promises, asked: Set<string>): Finding[] {
  const { world } = scene;
  const home = world.network.vpcs.get(endpoint.vpc);
  const own = privateNameOf(world, endpoint);
  const all = [...(promises.get(endpoint.key) ?? [])];
  if (home && own !== undefined && endpoint.privateDns && !endpoint.inboundOnlyDns)
    all.push({ name: own, vpcs: [home] });
  return all.flatMap(({ name, vpcs }) =>
    vpcs.flatMap((vpc) => {
      const kind = JSON.stringify([
        name,
        vpc === home ? scene.classes.placeOf(endpoint.key) : endpoint.key,
        scene.classes.vpcClass(vpc.key),
      ]);
      if (asked.has(kind)) return [];
      asked.add(kind);
      return astray(scene, endpoint, name, vpc);
    }),
  );
}

/** Of each of the VPC's blocks that has subnets, at least one subnet must reach the endpoint by the name. */
function astray(scene: Scene, endpoint: InterfaceEndpoint, name: string, vpc: Vpc): Finding[] {
  const { world } = scene;
  const complain = (reason: string, remedy: string, trace?: Trace) =>
    finding(
      "ENDPOINT_NAME_ASTRAY",
      endpoint.origin,
      {
        endpoint: endpoint.origin.ref,
        service: serviceLabel(world, endpoint),
        vpc: world.vpcLabel(vpc),
        reason,
        remedy,
      },
      trace,
    );
  const resolution = resolve(world, vpc, name);
  if (resolution.kind !== "interfaces" || !resolution.interfaces.some((item) => item.owner === endpoint.key))
    return [
      complain(
        `${name} does not lead to it there`,
        "DNS support and host names on the VPC, and one answer for the name",
      ),
    ];
  return vpc.cidrs.flatMap((cidr) => {
    if (vpc.key !== endpoint.vpc && isUsedAlike(world, vpc, cidr)) return [];
    const callers = (world.subnetsOf.get(vpc.key) ?? []).filter(
      (subnet) => contains(cidr, subnet.cidr) && !isRestricted(world, subnet, endpoint),
    );
    const traces = callers.map((caller) => worst(scene, endpoint, caller));
    const failed = traces.find((trace) => trace !== undefined);
    if (callers.length === 0 || failed === undefined || traces.some((trace) => trace === undefined))
      return [];
    return [complain(failed.reason, failed.remedy, failed)];
  });
}

/** Whether a block is one that VPCs use alike beside a primary that is their own. */
function isUsedAlike(world: World, vpc: Vpc, cidr: Prefix): boolean {
  const alike = (world.directory.usedAlike ?? []).map(prefix);
  const within = (block: Prefix) => alike.some((range) => contains(range, block));
  return within(cidr) && !within(vpc.cidrs[0] ?? cidr);
}

/** The first trace that fails from a subnet to any interface of the endpoint; undefined when all arrive. */
function worst(scene: Scene, endpoint: InterfaceEndpoint, caller: Subnet): Trace | undefined {
  const { world } = scene;
  for (const key of endpoint.interfaces) {
    const item = world.network.interfaces.get(key);
    if (!item) continue;
    for (const port of portsOf(world, endpoint)) {
      const flow = { source: scene.workload(caller), aim: { kind: "interface", interface: item } } as const;
      const failed = scene.ask(flow, { protocol: "tcp", port }).find((trace) => !isReached(trace, false));
      if (failed) return failed;
    }
  }
  return undefined;
}

/** The ports that a VPC's clients are to reach. */
function portsOf(world: World, endpoint: InterfaceEndpoint): readonly number[] {
  const spec = specOf(world, endpoint.service);
  const home = world.network.vpcs.get(endpoint.vpc);
  const said = (home && spec?.portsFor?.[world.vpcLabel(home)]) ?? spec?.ports;
  if (said) return said;
  const service = world.network.endpointServices.get(endpoint.service);
  if (!service) return [443];
  const balancers = service.loadBalancers.flatMap((key) => world.network.loadBalancers.get(key) ?? []);
  return balancers.flatMap((balancer) => balancer.listeners.map((listener) => listener.ports.from));
}

function isRestricted(world: World, subnet: Subnet, endpoint: InterfaceEndpoint): boolean {
  const label = `${world.labelOf(subnet)}/`;
  return (world.directory.restricted ?? []).some(
    ({ from, to }) =>
      (from === `tier:${subnet.tier}` || label.startsWith(`${from}/`)) &&
      endpoint.service.endsWith(`/${to.replace(/^aws:/, "")}`),
  );
}

function serviceLabel(world: World, endpoint: InterfaceEndpoint): string {
  return world.network.endpointServices.get(endpoint.service)?.origin.ref ?? endpoint.service;
}
