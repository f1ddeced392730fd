/** Through a load balancer's node: a listener picks a target group, and the first target that the flow reaches counts. */
import { parseAddress } from "../../ip/address";
import type { LoadBalancer, RegisteredTarget, TargetGroup } from "../network/endpoint";
import type { Interface } from "../network/interface";
import type { UnreadNote } from "../network/network";
import type { World } from "../world/world";
import type { Disposition } from "./disposition";
import { doubtOf } from "./doubt";
import { type Continue, DEEPEST, runLeg } from "./flow";
import { type Hop, journeyOf, pass } from "./hop";
import { after, delivered, type Outcome, refused } from "./outcome";
import { type Packet, PROTOCOL_NUMBERS } from "./packet";
import { isPortIn } from "./port-stretch";

/** The first target that the flow reaches, or the last failure; `direct` is false for PrivateLink. */
export function balance(
  world: World,
  node: Interface,
  packet: Packet,
  onward: Continue,
  depth: number,
  direct: boolean,
): Outcome {
  const balancer = world.network.loadBalancers.get(node.owner)!;
  const listener = balancer.listeners.find(
    ({ ports }) =>
      (ports.protocol === -1 || ports.protocol === PROTOCOL_NUMBERS[packet.protocol]) &&
      isPortIn({ from: ports.from, to: ports.from }, packet),
  );
  const doubted = [node.owner, listener?.targetGroup ?? ""].find((key) => doubtOf(world, key, "balancers"));
  const no = (disposition: Disposition, reason: string, remedy: string) =>
    refused(world, node, packet, disposition, reason, remedy);
  if (doubted !== undefined) {
    const { origin, why } = doubtOf(world, doubted, "balancers") as UnreadNote;
    return no(
      "insufficient information",
      `${origin.address} was not read, and may decide: ${why}`,
      `${origin.address} in a form that can be read`,
    );
  }
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
  const journey = journeyOf(world, packet, "forward", hops, new Set(), node);
  pass(
    journey,
    listener.origin,
    `listener ${packet.protocol} ${packet.port} sends it to ${group.origin.ref}`,
  );
  if (usable.length === 0 && elsewhere) {
    const reason = `target ${elsewhere.key} of ${group.origin.ref}, which no stack makes`;
    return { ...delivered(reason, group.origin, hops), end: node };
  }
  const keeps = direct && group.preserveClient && !balancer.isApplication;
  let last: Outcome | undefined;
  for (const target of usable) {
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html, NAT loopback
    if (keeps && target.address === packet.source) {
      last ??= no(
        "denied in",
        "a client that is its own target does not reach itself with its address kept",
        "preserve_client_ip = false",
      );
      continue;
    }
    last = toTarget(world, node, packet, group, target, keeps, onward, depth);
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
  const nodes = balancer.interfaces.flatMap((key) => world.network.interfaces.get(key) ?? []);
  const zones = new Set(nodes.map((item) => world.subnetOf(item).zone));
  return group.targets.flatMap((target) =>
    addressesOf(world, target).flatMap((address) => {
      const home = world.subnetAt(balancer.vpc, address);
      if (home && home.zone !== zone && !(group.crossZone ?? balancer.crossZone)) return [];
      // https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html
      if (home && !zones.has(home.zone)) return [];
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
  onward: Continue,
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
