/** Asks the security groups of an interface and the network ACL of a subnet about a packet. */
import { formatPrefix } from "../../ip/prefix";
import type { GroupRule, PortRange } from "../network/filter";
import type { Interface } from "../network/interface";
import type { Subnet } from "../network/vpc";
import { aclOf } from "../readers/doubts";
import { holds } from "../world/world";
import { doubtful } from "./doubt";
import { type Journey, pass, type Stop, stop } from "./hop";
import { type Destination, formatDestination, type Packet, PROTOCOL_NUMBERS } from "./packet";
import { isPortIn } from "./port-stretch";

type Direction = "ingress" | "egress";

/**
 * Undefined when one of the interface's groups admits the packet, or it has none to ask.
 * `other` is the interface at the far end where it is known, for rules that name a group.
 */
export function askGroups(
  journey: Journey,
  item: Interface,
  direction: Direction,
  other: Interface | undefined,
): Stop | undefined {
  if (!item.groups) return undefined;
  const { world, packet } = journey;
  const far = direction === "ingress" ? packet.source : packet.destination;
  for (const key of item.groups) {
    const group = world.network.securityGroups.get(key);
    if (!group)
      return stop(
        journey,
        item.origin,
        "insufficient information",
        "one of its security groups was not read",
        "make the group part of the stacks",
      );
    const rule = group.rules.find(
      (rule) =>
        rule.direction === direction && admits(rule, far, other, journey) && covers(rule.ports, journey),
    );
    if (rule) {
      pass(
        journey,
        rule.origin,
        `security group ${direction} admits ${describePorts(rule.ports)} ${describePeer(rule)}`,
      );
      return undefined;
    }
  }
  for (const key of item.groups) {
    const doubt = doubtful(journey, key, "groups");
    if (doubt) return doubt;
  }
  const [verb, side] =
    direction === "ingress" ? (["from", "denied in"] as const) : (["to", "denied out"] as const);
  const origin = world.network.securityGroups.get(item.groups[0] ?? "")?.origin ?? item.origin;
  return stop(
    journey,
    origin,
    side,
    `no ${direction} rule of ${item.origin.ref} admits ${describePacket(packet)} ${verb} ${formatDestination(far)}`,
    `an ${direction} rule for ${describePacket(packet)} ${verb} ${formatDestination(far)}`,
  );
}

function admits(rule: GroupRule, far: Destination, other: Interface | undefined, journey: Journey): boolean {
  const { peer } = rule;
  switch (peer.kind) {
    case "prefix":
      return typeof far === "number" ? holds(peer.prefix, far) : peer.prefix.length === 0;
    case "service":
      return typeof far !== "number" && far.service === peer.service;
    case "group":
      return journey.referable && other?.address === far && (other.groups?.includes(peer.group) ?? false);
  }
}

/** Undefined when the subnet's network ACL lets the packet cross the subnet's border. */
export function askAcl(journey: Journey, subnet: Subnet, direction: Direction): Stop | undefined {
  const aclDoubt = doubtful(journey, aclOf(subnet.key), "acls");
  if (aclDoubt) return aclDoubt;
  if (subnet.acl === undefined) return undefined;
  const { world, packet } = journey;
  const acl = world.network.acls.get(subnet.acl);
  const side = direction === "ingress" ? "denied in" : "denied out";
  if (!acl)
    return stop(
      journey,
      subnet.origin,
      "insufficient information",
      "the subnet's network ACL was not read",
      "make the ACL part of the stacks",
    );
  const doubt = doubtful(journey, acl.key, "acls");
  if (doubt) return doubt;
  const far = direction === "ingress" ? packet.source : packet.destination;
  const entry = acl.entries.find(
    (entry) =>
      entry.direction === direction &&
      (typeof far === "number" ? holds(entry.prefix, far) : entry.prefix.length === 0) &&
      covers(entry.ports, journey),
  );
  if (entry?.allow) {
    pass(
      journey,
      entry.origin,
      `network ACL ${direction} rule ${entry.number} allows ${formatPrefix(entry.prefix)}`,
    );
    return undefined;
  }
  const by = entry ? `network ACL rule ${entry.number} denies` : "no network ACL rule allows";
  return stop(
    journey,
    entry?.origin ?? acl.origin,
    side,
    `${by} ${direction} of ${describePacket(packet)} at ${subnet.origin.ref}`,
    `an ${direction} entry that allows ${describePacket(packet)} ${direction === "ingress" ? "from" : "to"} ${formatDestination(far)}`,
  );
}

/** Of ping, the request and the reply. */
const ECHO = { forward: 8, reply: 0 } as const;

function covers(ports: PortRange, { packet, direction }: Journey): boolean {
  if (ports.protocol === -1) return true;
  if (ports.protocol !== PROTOCOL_NUMBERS[packet.protocol]) return false;
  return isPortIn(ports, packet.protocol === "icmp" ? { port: ECHO[direction] } : packet);
}

function describePacket(packet: Packet): string {
  return packet.protocol === "icmp" ? "icmp" : `${packet.protocol} ${packet.port}`;
}

function describePorts(ports: PortRange): string {
  if (ports.protocol === -1) return "all traffic";
  if (ports.protocol === 1) return "icmp";
  const range = ports.from === ports.to ? `${ports.from}` : `${ports.from}-${ports.to}`;
  return `${ports.protocol === 17 ? "udp" : "tcp"} ${range}`;
}

function describePeer({ direction, peer }: GroupRule): string {
  const word = direction === "ingress" ? "from" : "to";
  switch (peer.kind) {
    case "prefix":
      return `${word} ${formatPrefix(peer.prefix)}`;
    case "service":
      return `${word} the prefix list of ${peer.service}`;
    case "group":
      return `${word} members of ${peer.group}`;
  }
}
