/** What happens behind an interface: load balancers pick targets, endpoints lead to their service. */
import { formatAddress, parseAddress } from "../../ip/address";
import type { LoadBalancer, RegisteredTarget, TargetGroup } from "../network/endpoint";
import type { Interface } from "../network/interface";
import type { World } from "../world/world";
import { askGroups } from "./filters";
import { after, DEEPEST, delivered, ended, journeyOf, type Outcome, runLeg } from "./flow";
import { type Hop, type Journey, pass, stop } from "./hop";
import { type Packet, PROTOCOL_NUMBERS } from "./packet";

/** Undefined when the interface is the end of the flow. */
export function onward(world: World, end: Interface, packet: Packet, depth: number): Outcome | undefined {
  switch (end.kind) {
    case "instance":
    case "workload":
    case "resolver":
      return undefined;
    case "gateway-balancer":
      return refused(
        world,
        end,
        packet,
        "denied in",
        "a Gateway Load Balancer takes only what routes hand to its endpoints",
        "another destination",
      );
    case "nat-gateway":
      return refused(
        world,
        end,
        packet,
        "denied in",
        "a NAT gateway accepts no new connections",
        "another destination",
      );
    case "endpoint":
      return throughEndpoint(world, end, packet, depth);
    case "load-balancer":
      return balance(world, end, packet, true, depth);
  }
}

function refused(
  world: World,
  end: Interface,
  packet: Packet,
  disposition: Outcome["disposition"],
  reason: string,
  remedy: string,
): Outcome {
  const hops: Hop[] = [];
  const journey = journeyOf(world, packet, "forward", hops, new Set(), end);
  return ended(stop(journey, end.origin, disposition, reason, remedy), "forward", hops);
}

function throughEndpoint(world: World, end: Interface, packet: Packet, depth: number): Outcome {
  const endpoint = world.network.interfaceEndpoints.get(end.owner)!;
  const no = (disposition: Outcome["disposition"], reason: string, remedy: string) =>
    refused(world, end, packet, disposition, reason, remedy);
  if (!endpoint.policy.admits) return no("denied in", endpoint.policy.summary, "a statement that allows it");
  const service = world.network.endpointServices.get(endpoint.service);
  if (!endpoint.privateLink || !service) {
    const hops: Hop[] = [];
    pass(journeyOf(world, packet, "forward", hops, new Set(), end), endpoint.origin, endpoint.policy.summary);
    return {
      ...delivered(`endpoint ${endpoint.origin.ref} of ${endpoint.service}`, endpoint.origin, hops),
      end,
    };
  }
  const account = endpoint.origin.account;
  const allowed =
    account === service.account || service.principals.some((item) => item === account || item === "*");
  if (!allowed)
    return no(
      "denied in",
      `${service.origin.ref} does not list account ${world.accountName(account)}`,
      "the account among the allowed principals",
    );
  if (!endpoint.accepted)
    return no(
      "denied in",
      `nobody accepts the connection to ${service.origin.ref}`,
      "an accepter for the connection",
    );
  const { region } = endpoint.origin;
  if (!service.regions.includes(region))
    return no(
      "denied in",
      `${service.origin.ref} is not offered in ${region}`,
      `${region} among the service's regions`,
    );
  const nodes = service.loadBalancers
    .flatMap((key) => world.network.loadBalancers.get(key)?.interfaces ?? [])
    .flatMap((key) => world.network.interfaces.get(key) ?? []);
  // Between regions, AWS chooses the AZ; within one, the endpoint's own has to have a node.
  const own = world.subnetOf(end).zone;
  const node =
    region === service.origin.region ? nodes.find((item) => world.subnetOf(item).zone === own) : nodes[0];
  if (!node)
    return no(
      "null-routed",
      `the service has no load balancer node in ${own}`,
      `a load balancer subnet in ${own}`,
    );
  const { zone } = world.subnetOf(node);
  const hops: Hop[] = [];
  const journey = journeyOf(world, packet, "forward", hops, new Set(), end);
  pass(
    journey,
    service.origin,
    `PrivateLink hands it to ${service.origin.ref} in ${zone} from ${formatAddress(node.address)}`,
  );
  if (world.network.loadBalancers.get(node.owner)!.filtersPrivateLink) {
    const denied = askGroups(journey, node, "ingress", end);
    if (denied) return ended(denied, "forward", hops);
  }
  return after(hops, balance(world, node, { ...packet, source: node.address }, false, depth));
}

/** The first target that the flow reaches, or the last failure; `direct` is false for PrivateLink. */
function balance(world: World, node: Interface, packet: Packet, direct: boolean, depth: number): Outcome {
  const balancer = world.network.loadBalancers.get(node.owner)!;
  const listener = balancer.listeners.find(
    ({ ports }) =>
      ports.from === packet.port &&
      (ports.protocol === -1 || ports.protocol === PROTOCOL_NUMBERS[packet.protocol]),
  );
  const no = (disposition: Outcome["disposition"], reason: string, remedy: string) =>
    refused(world, node, packet, disposition, reason, remedy);
  if (!listener)
    return no(
      "denied in",
      `${balancer.origin.ref} does not listen on ${packet.protocol} ${packet.port}`,
      `a listener on ${packet.port}`,
    );
  const group = world.network.targetGroups.get(listener.targetGroup);
  if (!group)
    return no("insufficient information", "the target group was not read", "the target group's stack");
  if (depth >= DEEPEST)
    return no("loop", "load balancers hand the flow on without end", "a target that is no load balancer");
  const usable = targetsFrom(world, balancer, group, node);
  const elsewhere = group.targets.find(({ kind }) => kind === "elsewhere");
  if (usable.length === 0 && !elsewhere)
    return no(
      "null-routed",
      `${group.origin.ref} has no target that ${balancer.origin.ref} uses in ${world.subnetOf(node).zone}`,
      "a target there, or cross-zone load balancing",
    );
  const hops: Hop[] = [];
  const journey: Journey = journeyOf(world, packet, "forward", hops, new Set(), node);
  pass(
    journey,
    listener.origin,
    `listener ${packet.protocol} ${packet.port} sends it to ${group.origin.ref}`,
  );
  if (usable.length === 0 && elsewhere) {
    const reason = `target ${elsewhere.key} of ${group.origin.ref}, which no stack makes`;
    return { ...delivered(reason, group.origin, hops), end: node };
  }
  const keeps = direct && group.preserveClient;
  let last: Outcome | undefined;
  for (const target of usable) {
    last = toTarget(world, node, packet, group, target, keeps, depth);
    if (last.disposition === "delivered") break;
  }
  return after(hops, last!);
}

interface UsableTarget {
  readonly address: number;
  readonly port: number;
}

function targetsFrom(
  world: World,
  balancer: LoadBalancer,
  group: TargetGroup,
  node: Interface,
): UsableTarget[] {
  const { zone } = world.subnetOf(node);
  return group.targets.flatMap((target) =>
    addressesOf(world, target).flatMap((address) => {
      const home = world.subnetAt(balancer.vpc, address);
      if (home && home.zone !== zone && !balancer.crossZone) return [];
      return [{ address, port: target.port ?? group.port }];
    }),
  );
}

function addressesOf(world: World, target: RegisteredTarget): number[] {
  if (target.kind === "address") return [parseAddress(target.key) ?? []].flat();
  if (target.kind === "elsewhere") return [];
  if (target.kind === "interface") return [world.network.interfaces.get(target.key)?.address ?? []].flat();
  const keys = world.network.loadBalancers.get(target.key)?.interfaces ?? [];
  return keys.flatMap((key) => world.network.interfaces.get(key)?.address ?? []);
}

/** With the client's address kept, the target's filters see the client; its reply finds the node all the same. */
function toTarget(
  world: World,
  node: Interface,
  packet: Packet,
  group: TargetGroup,
  target: UsableTarget,
  keeps: boolean,
  depth: number,
): Outcome {
  const next: Packet = {
    source: keeps ? packet.source : node.address,
    destination: target.address,
    protocol: packet.protocol,
    port: target.port || group.port,
  };
  return runLeg(world, { kind: "interface", interface: node }, next, onward, depth, !keeps);
}
