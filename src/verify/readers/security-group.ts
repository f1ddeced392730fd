/** Security groups, with rules inline, in `aws_security_group_rule` or one resource per rule. */
import type { Peer, PortRange } from "../network/filter";
import type { BlockReader } from "./block-reader";
import type { Draft } from "./draft";
import { defaultGroupOf } from "./identity";
import { portsOf } from "./ports";
import { prefixListOf } from "./prefix-list";

type Direction = "ingress" | "egress";

export function readSecurityGroup(block: BlockReader, draft: Draft): void {
  addGroup(block, draft, block.key, block.reference("vpc_id"));
}

export function readDefaultSecurityGroup(block: BlockReader, draft: Draft): void {
  const vpc = block.reference("vpc_id");
  addGroup(block, draft, vpc === undefined ? block.key : defaultGroupOf(vpc), vpc);
}

function addGroup(block: BlockReader, draft: Draft, key: string, vpc: string | undefined): void {
  if (!vpc) {
    block.note("vpc_id", "the security group's VPC is not known");
    return;
  }
  draft.groups.set(key, { origin: block.origin, vpc });
  for (const direction of ["ingress", "egress"] as const) {
    for (const rule of block.sections(direction)) {
      const ports = portsOf(rule, "protocol");
      if (ports) addRules(rule, draft, key, direction, ports, listPeers(rule, key, "security_groups"));
    }
  }
}

/** `aws_security_group_rule`: the direction is an argument. */
export function readGroupRule(block: BlockReader, draft: Draft): void {
  const group = block.reference("security_group_id");
  const type = block.text("type");
  const ports = portsOf(block, "protocol");
  if (!group || !ports || (type !== "ingress" && type !== "egress")) {
    block.note("", "the security group rule is not understood");
    return;
  }
  addRules(block, draft, group, type, ports, listPeers(block, group, "source_security_group_id"));
}

/** `aws_vpc_security_group_ingress_rule` and its egress twin. */
export function readVpcGroupRule(direction: Direction): (block: BlockReader, draft: Draft) => void {
  return (block, draft) => {
    const group = block.reference("security_group_id");
    const ports = portsOf(block, "ip_protocol");
    if (!group || !ports) {
      block.note("", "the security group rule is not understood");
      return;
    }
    addRules(block, draft, group, direction, ports, singlePeers(block));
  };
}

function addRules(
  block: BlockReader,
  draft: Draft,
  group: string,
  direction: Direction,
  ports: PortRange,
  peers: readonly Peer[],
): void {
  for (const peer of peers) draft.groupRules.push({ origin: block.origin, group, direction, ports, peer });
}

function listPeers(block: BlockReader, group: string, groupArgument: string): Peer[] {
  return [
    ...block.prefixes("cidr_blocks").map((prefix): Peer => ({ kind: "prefix", prefix })),
    ...block.references(groupArgument).map((other): Peer => ({ kind: "group", group: other })),
    ...(block.flag("self", false) ? [{ kind: "group", group } as const] : []),
    ...(block.has("prefix_list_ids") ? listEntries(block, "prefix_list_ids") : []),
  ];
}

function singlePeers(block: BlockReader): Peer[] {
  if (block.has("cidr_ipv4")) {
    const prefix = block.prefix("cidr_ipv4");
    return prefix ? [{ kind: "prefix", prefix }] : [];
  }
  if (block.has("referenced_security_group_id")) {
    const group = block.reference("referenced_security_group_id");
    return group ? [{ kind: "group", group }] : [];
  }
  if (block.has("prefix_list_id")) return listEntries(block, "prefix_list_id");
  block.note("", "only IPv4 sources are read");
  return [];
}

/** One peer per prefix of the named lists, or the service whose list it is. */
function listEntries(block: BlockReader, argument: string): Peer[] {
  return Array.from({ length: block.count(argument) }).flatMap((_, index) => {
    const list = prefixListOf(block.item(argument, index), argument);
    if (list.service !== undefined) return [{ kind: "service", service: list.service } as const];
    return list.prefixes.map((prefix): Peer => ({ kind: "prefix", prefix }));
  });
}
