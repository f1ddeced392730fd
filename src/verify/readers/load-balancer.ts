/** Network load balancers, their listeners, target groups and targets. */
import { parseAddress } from "../../ip/address";
import type { BlockReader } from "./block-reader";
import type { Draft } from "./draft";
import { interfaceIn } from "./identity";
import { protocolNumber } from "./ports";

export function readLoadBalancer(block: BlockReader, draft: Draft): void {
  const type = block.text("load_balancer_type") ?? "application";
  if (type === "gateway") {
    block.note("load_balancer_type", "Gateway Load Balancers are not read");
    return;
  }
  const pins = new Map<string, number | undefined>();
  for (const subnet of block.references("subnets")) pins.set(subnet, undefined);
  for (const section of block.sections("subnet_mapping")) {
    const subnet = section.reference("subnet_id");
    if (subnet) pins.set(subnet, parseAddress(section.text("private_ipv4_address") ?? ""));
  }
  const groups = block.has("security_groups") ? block.references("security_groups") : undefined;
  const internal = block.flag("internal", false);
  for (const [subnet, address] of pins) {
    const key = interfaceIn(block.key, subnet);
    draft.interfaces.set(key, {
      key,
      origin: block.origin,
      kind: "load-balancer",
      owner: block.key,
      subnet,
      ...(address !== undefined && { address }),
      ...(groups && { groups }),
      sourceDestCheck: false,
      publicAddress: !internal,
    });
  }
  draft.balancers.set(block.key, {
    key: block.key,
    origin: block.origin,
    internal,
    crossZone: block.flag("enable_cross_zone_load_balancing", type === "application"),
    subnets: [...pins.keys()],
    filtersPrivateLink: block.flag("enforce_security_group_inbound_rules_on_private_link_traffic", true),
  });
}

export function readListener(block: BlockReader, draft: Draft): void {
  const balancer = block.reference("load_balancer_arn");
  const port = block.number("port");
  const text = block.text("protocol") ?? "TCP";
  const protocol = /^https?$/i.test(text) ? 6 : protocolNumber(text);
  const action = block.sections("default_action")[0];
  const targetGroup = action?.reference("target_group_arn");
  if (!balancer || port === undefined || protocol === undefined || !targetGroup) {
    block.note("", "the listener is not understood");
    return;
  }
  draft.listeners.push({
    origin: block.origin,
    balancer,
    ports: { protocol, from: port, to: port },
    targetGroup,
  });
}

export function readTargetGroup(block: BlockReader, draft: Draft): void {
  const vpc = block.reference("vpc_id");
  if (!vpc) {
    block.note("vpc_id", "the target group's VPC is not known");
    return;
  }
  const type = block.text("target_type") ?? "instance";
  draft.targetGroups.set(block.key, {
    key: block.key,
    origin: block.origin,
    vpc,
    port: block.number("port") ?? 0,
    preserveClient: block.flag("preserve_client_ip", type === "instance"),
  });
}

export function readTargetAttachment(block: BlockReader, draft: Draft): void {
  const group = block.reference("target_group_arn");
  if (!group) {
    block.note("target_group_arn", "the target group is not known");
    return;
  }
  const port = block.number("port");
  const own = port === undefined ? {} : { port };
  const symbol = block.symbol("target_id");
  if (!symbol) {
    const text = block.text("target_id") ?? "";
    // The ID of an instance or the ARN of a load balancer is known by what it is, and no stack has it.
    const kind = parseAddress(text) === undefined ? "elsewhere" : "address";
    draft.targets.push({ group, target: { kind, key: text, ...own } });
  } else if (symbol.block.type === "aws_lb") {
    draft.targets.push({ group, target: { kind: "load-balancer", key: symbol.block.key, ...own } });
  } else draft.targets.push({ group, target: { carrier: symbol.block.key, ...own } });
}
