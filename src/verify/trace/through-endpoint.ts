/** Through an interface endpoint: to an AWS service, where it ends, or by PrivateLink to a load balancer of the provider. */
import { formatAddress } from "../../ip/address";
import type { EndpointService, InterfaceEndpoint } from "../network/endpoint";
import type { Interface } from "../network/interface";
import type { World } from "../world/world";
import { balance } from "./balance";
import { askGroups } from "./filters";
import type { Continue } from "./flow";
import { type Hop, journeyOf, pass } from "./hop";
import { after, delivered, ended, type Outcome, refused } from "./outcome";
import type { Packet } from "./packet";

export function throughEndpoint(
  world: World,
  end: Interface,
  packet: Packet,
  onward: Continue,
  depth: number,
): Outcome {
  const endpoint = world.network.interfaceEndpoints.get(end.owner)!;
  if (!endpoint.policy.admits)
    return refused(world, end, packet, "denied in", endpoint.policy.summary, "a statement that allows it");
  const service = world.network.endpointServices.get(endpoint.service);
  if (!endpoint.privateLink || !service) return toAwsService(world, endpoint, end, packet);
  const fault = refusalOf(world, endpoint, service);
  if (fault) return refused(world, end, packet, "denied in", ...fault);
  const node = nodeFor(world, endpoint, service, end);
  if (node) return toNode(world, service, end, node, packet, onward, depth);
  const { zone } = world.subnetOf(end);
  return refused(
    world,
    end,
    packet,
    "null-routed",
    `the service has no load balancer node in ${zone}`,
    `a load balancer subnet in ${zone}`,
  );
}

function toAwsService(world: World, endpoint: InterfaceEndpoint, end: Interface, packet: Packet): Outcome {
  const hops: Hop[] = [];
  pass(journeyOf(world, packet, "forward", hops, new Set(), end), endpoint.origin, endpoint.policy.summary);
  return {
    ...delivered(`endpoint ${endpoint.origin.ref} of ${endpoint.service}`, endpoint.origin, hops),
    end,
  };
}

/** Why the provider does not let a consumer's endpoint connect, and what would help. */
function refusalOf(
  world: World,
  { origin, accepted }: InterfaceEndpoint,
  service: EndpointService,
): readonly [reason: string, remedy: string] | undefined {
  const { account, region } = origin;
  const allowed =
    account === service.account || service.principals.some((item) => item === account || item === "*");
  if (!allowed)
    return [
      `${service.origin.ref} does not list account ${world.accountName(account)}`,
      "the account among the allowed principals",
    ];
  if (!accepted)
    return [`nobody accepts the connection to ${service.origin.ref}`, "an accepter for the connection"];
  if (!service.regions.includes(region))
    return [`${service.origin.ref} is not offered in ${region}`, `${region} among the service's regions`];
  return undefined;
}

/** Between regions, AWS chooses the AZ; within one, the endpoint's own has to have a node. */
function nodeFor(
  world: World,
  { origin }: InterfaceEndpoint,
  service: EndpointService,
  end: Interface,
): Interface | undefined {
  const nodes = service.loadBalancers
    .flatMap((key) => world.network.loadBalancers.get(key)?.interfaces ?? [])
    .flatMap((key) => world.network.interfaces.get(key) ?? []);
  if (origin.region !== service.origin.region) return nodes[0];
  const { zone } = world.subnetOf(end);
  return nodes.find((item) => world.subnetOf(item).zone === zone);
}

/** The provider sees the node's address as the source; whether the node's groups are asked, its balancer says. */
function toNode(
  world: World,
  service: EndpointService,
  end: Interface,
  node: Interface,
  packet: Packet,
  onward: Continue,
  depth: number,
): Outcome {
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
  return after(hops, balance(world, node, { ...packet, source: node.address }, onward, depth, false));
}
