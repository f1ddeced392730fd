/** Through a Gateway Load Balancer: from the endpoint that a route leads to, to a host that sends the packet on as its own. */
import type { ApplianceEndpoint, GatewayBalancer, HostFilter } from "../network/appliance";
import type { TargetGroup } from "../network/endpoint";
import type { Interface } from "../network/interface";
import type { Route } from "../network/route";
import type { World } from "../world/world";
import { holds } from "../world/world";
import { askGroups } from "./filters";
import { type Arrival, type Journey, journeyOf, pass, stop } from "./hop";
import { formatDestination, type Packet, PROTOCOL_NUMBERS } from "./packet";
import { isPortIn } from "./port-stretch";

const GENEVE = 6081;

/** Why nothing comes through an endpoint, and what would help. */
export type ApplianceFault = readonly [reason: string, remedy: string];

/** The hosts that an endpoint's packets go to, those in its own AZ first; undefined for another organisation's service. */
export function hostsBehind(
  world: World,
  endpoint: ApplianceEndpoint,
): readonly Interface[] | ApplianceFault | undefined {
  const { network } = world;
  const service = network.applianceServices.get(endpoint.service);
  if (!service) {
    // A key begins with its stack; a service's name from elsewhere has no colon.
    const foreign = !endpoint.service.includes(":");
    return foreign
      ? undefined
      : ["its service is of no Gateway Load Balancer", "the service of the balancer"];
  }
  if (!endpoint.accepted)
    return ["nobody accepts the endpoint", "an accepter, or a service that asks for none"];
  const own = network.interfaces.get(endpoint.interface);
  if (!own) return ["the endpoint has no subnet that was read", "the endpoint's subnet"];
  const { zone } = world.subnetOf(own);
  const nodes = service.balancers.flatMap((key) => {
    const balancer = network.gatewayBalancers.get(key);
    return (balancer?.interfaces ?? []).flatMap((item) => network.interfaces.get(item) ?? []);
  });
  const node = nodes.find((item) => world.subnetOf(item).zone === zone);
  if (!node) return [`the service has no balancer node in ${zone}`, `a subnet of the balancer in ${zone}`];
  const balancer = network.gatewayBalancers.get(node.owner) as GatewayBalancer;
  const group = network.targetGroups.get(balancer.targetGroup ?? "");
  if (!group) return [`${balancer.origin.ref} has no listener`, "a listener that forwards to a target group"];
  if (!group.geneve) return [`${group.origin.ref} is not for GENEVE`, "protocol GENEVE on port 6081"];
  const hosts = usable(world, balancer, group, zone);
  if (hosts.length === 0)
    return [
      `${group.origin.ref} has no target that is used in ${zone}`,
      "a target there, or cross-zone balancing",
    ];
  for (const host of hosts) {
    const fault = refusal(world, node, host, group);
    if (fault) return fault;
  }
  return hosts;
}

function usable(world: World, { crossZone }: GatewayBalancer, group: TargetGroup, zone: string): Interface[] {
  const hosts = group.targets.flatMap(({ kind, key }) =>
    kind === "interface" ? (world.network.interfaces.get(key) ?? []) : [],
  );
  const near = (host: Interface) => world.subnetOf(host).zone === zone;
  return [...hosts.filter(near), ...(crossZone ? hosts.filter((host) => !near(host)) : [])];
}

/** The host's groups have to let the balancer's packets and checks in, and packets back to the same port out. */
function refusal(
  world: World,
  node: Interface,
  host: Interface,
  group: TargetGroup,
): ApplianceFault | undefined {
  const asked = (source: number, destination: number, protocol: "tcp" | "udp", port: number) =>
    journeyOf(world, { source, destination, protocol, port }, "forward", [], new Set(), undefined);
  const [from, to] = [node.address, host.address];
  const no =
    askGroups(asked(from, to, "udp", GENEVE), host, "ingress", node) ??
    askGroups(asked(from, to, "tcp", group.healthPort), host, "ingress", node) ??
    askGroups(asked(to, from, "udp", GENEVE), host, "egress", node);
  return no && [no.reason, no.remedy];
}

/** What a route to an endpoint of a Gateway Load Balancer does with a packet; `how` names the route. */
export function toAppliance(journey: Journey, vpc: string, route: Route, how: string): Arrival {
  const { world, packet, direction } = journey;
  const { origin } = route;
  const endpoint = world.network.applianceEndpoints.get(route.target.key);
  const hosts = endpoint && hostsBehind(world, endpoint);
  if (!endpoint || !hosts)
    return stop(
      journey,
      origin,
      "insufficient information",
      "a Gateway Load Balancer's appliance decides",
      "ask the appliance",
    );
  if (endpoint.vpc !== vpc)
    return stop(journey, origin, "null-routed", "the endpoint is in another VPC", "an endpoint of this VPC");
  if (isFault(hosts)) return stop(journey, origin, "null-routed", ...hosts);
  pass(journey, origin, `${how} leads to Gateway Load Balancer endpoint ${endpoint.origin.ref}`);
  const [host] = hosts as [Interface];
  if (!host.filter || !host.translates)
    return stop(
      journey,
      host.origin,
      "insufficient information",
      "what its script does with packets is not understood",
      "ask the appliance",
    );
  if (direction === "reply" || !admits(host.filter, packet)) {
    const what = `${packet.protocol} ${packet.port} from ${formatDestination(packet.source)} to ${formatDestination(packet.destination)}`;
    return stop(
      journey,
      host.origin,
      "denied in",
      `the packet rules of ${host.origin.ref} drop ${what}`,
      `${formatDestination(packet.source)}, ${formatDestination(packet.destination)} and ${packet.protocol} ${packet.port} among what the forwarder is for`,
    );
  }
  journey.referable = false;
  pass(journey, host.origin, `${host.origin.ref} takes it out of GENEVE, and its packet rules let it on`);
  return {
    kind: "translated",
    interface: host,
    back: world.network.interfaces.get(endpoint.interface) as Interface,
  };
}

export function isFault(found: readonly Interface[] | ApplianceFault): found is ApplianceFault {
  return typeof found[0] === "string";
}

function admits({ sources, destinations }: HostFilter, packet: Packet): boolean {
  const { source, destination, protocol } = packet;
  if (typeof source !== "number" || !sources.some((prefix) => holds(prefix, source))) return false;
  return destinations.some(
    ({ prefix, ports }) =>
      (typeof destination === "number" ? holds(prefix, destination) : prefix.length === 0) &&
      ports.some((one) => one.protocol === PROTOCOL_NUMBERS[protocol] && isPortIn(one, packet)),
  );
}
