/** Network load balancers, their listeners, target groups and targets. */
import { parseAddress } from "../../ip/address";
import type { BlockReader } from "./block-reader";
import type { Draft } from "./draft";
import { interfaceIn } from "./identity";
import { protocolNumber } from "./ports";

export function readLoadBalancer(block: BlockReader, draft: Draft): void {
  const type = block.text("load_balancer_type") ?? "application";
  if (type === "gateway") {
    readGatewayBalancer(block, draft);
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
    isApplication: type === "application",
    crossZone: block.flag("enable_cross_zone_load_balancing", type === "application"),
    subnets: [...pins.keys()],
    filtersPrivateLink: block.flag("enforce_security_group_inbound_rules_on_private_link_traffic", true),
  });
}

function readGatewayBalancer(block: BlockReader, draft: Draft): void {
  const subnets = [
    ...block.references("subnets"),
    ...block.sections("subnet_mapping").flatMap((section) => section.reference("subnet_id") ?? []),
  ];
  draft.gatewayBalancers.set(block.key, {
    key: block.key,
    origin: block.origin,
    crossZone: block.flag("enable_cross_zone_load_balancing", false),
    interfaces: subnets.map((subnet) => addNode(block, draft, subnet)),
  });
}

/** What a Gateway Load Balancer, or an endpoint of one, has in a subnet: no group filters it. */
export function addNode(block: BlockReader, draft: Draft, subnet: string): string {
  const key = interfaceIn(block.key, subnet);
  draft.interfaces.set(key, {
    key,
    origin: block.origin,
    kind: "gateway-balancer",
    owner: block.key,
    subnet,
    sourceDestCheck: false,
    publicAddress: false,
  });
  return key;
}

export function readListener(block: BlockReader, draft: Draft): void {
  const balancer = block.reference("load_balancer_arn");
  const forwarded = block.sections("default_action")[0]?.reference("target_group_arn");
  // A state has port 0 where a listener has none.
  const isGateway = block.text("protocol") === "GENEVE" || (!block.number("port") && !block.has("protocol"));
  if (balancer && forwarded && isGateway) {
    draft.gatewayListeners.push({ origin: block.origin, from: balancer, to: forwarded });
    return;
  }
  const port = block.number("port");
  const text = block.text("protocol") ?? "TCP";
  const protocol = /^https?$/i.test(text) ? 6 : protocolNumber(text);
  if (!balancer || port === undefined || protocol === undefined || !forwarded) {
    block.note("", "the listener is not understood");
    return;
  }
  draft.listeners.push({
    origin: block.origin,
    balancer,
    ports: { protocol, from: port, to: port },
    targetGroup: forwarded,
  });
}

export function readTargetGroup(block: BlockReader, draft: Draft): void {
  const vpc = block.reference("vpc_id");
  if (!vpc) {
    block.note("vpc_id", "the target group's VPC is not known");
    return;
  }
  const type = block.text("target_type") ?? "instance";
  const port = block.number("port") ?? 0;
  draft.targetGroups.set(block.key, {
    key: block.key,
    origin: block.origin,
    vpc,
    port,
    preserveClient:
      /UDP/.test(block.text("protocol") ?? "") || block.flag("preserve_client_ip", type === "instance"),
    ...crossZoneOf(block),
    geneve: block.text("protocol") === "GENEVE",
    healthPort: Number(block.sections("health_check")[0]?.text("port")) || port,
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

/** A target group may say otherwise than its balancer. */
function crossZoneOf(block: BlockReader): { readonly crossZone?: boolean } {
  const said = block.text("load_balancing_cross_zone_enabled");
  return said === "true" || said === "false" ? { crossZone: said === "true" } : {};
}
