/** `aws_vpc_endpoint` of every type, and the resources that split it into parts. */
import { parseAddress } from "../../ip/address";
import type { BlockReader } from "./block-reader";
import type { Draft } from "./draft";
import { addNode } from "./load-balancer";
import { policyOf } from "./policy";
import { serviceOf } from "./service-name";

export function readEndpoint(block: BlockReader, draft: Draft): void {
  const type = block.text("vpc_endpoint_type") ?? "Gateway";
  const vpc = block.reference("vpc_id");
  if (!vpc) {
    block.note("vpc_id", "the endpoint's VPC is not known");
    return;
  }
  const policy = policyOf(block);
  if (policy) draft.policies.set(block.key, policy);
  if (type === "Gateway") {
    readGatewayEndpoint(block, draft, vpc);
    return;
  }
  if (type === "GatewayLoadBalancer") {
    readApplianceEndpoint(block, draft, vpc);
    return;
  }
  if (type !== "Interface") {
    block.note("vpc_endpoint_type", `endpoints of type ${type} are not read`);
    return;
  }
  const symbol = block.symbol("service_name");
  const name = symbol ? undefined : block.text("service_name");
  const service = symbol?.block.key ?? (name === undefined ? undefined : (serviceOf(name) ?? name));
  if (service === undefined) {
    block.note("service_name", "the endpoint's service is not known");
    return;
  }
  const dns = block.sections("dns_options")[0];
  draft.endpoints.set(block.key, {
    key: block.key,
    origin: block.origin,
    vpc,
    service,
    privateLink: symbol !== undefined || service === name,
    privateDns: block.flag("private_dns_enabled", false),
    inboundOnlyDns: dns?.flag("private_dns_only_for_inbound_resolver_endpoint", false) ?? false,
    autoAccept: block.flag("auto_accept", false),
  });
  const pins = new Map<string, number>();
  for (const section of block.sections("subnet_configuration")) {
    const subnet = section.reference("subnet_id");
    const address = parseAddress(section.text("ipv4") ?? "");
    if (subnet && address !== undefined) pins.set(subnet, address);
  }
  for (const subnet of new Set([...block.references("subnet_ids"), ...pins.keys()])) {
    const address = pins.get(subnet);
    draft.endpointSubnets.push({
      origin: block.origin,
      from: block.key,
      to: subnet,
      ...(address !== undefined && { address }),
    });
  }
  for (const group of block.references("security_group_ids"))
    draft.endpointGroups.push({ origin: block.origin, from: block.key, to: group });
}

function readApplianceEndpoint(block: BlockReader, draft: Draft, vpc: string): void {
  const [subnet] = block.references("subnet_ids");
  const service = block.symbol("service_name")?.block.key ?? block.text("service_name");
  if (!subnet || service === undefined) {
    block.note("", "the endpoint's subnet or service is not known");
    return;
  }
  const node = addNode(block, draft, subnet);
  draft.applianceEndpoints.set(block.key, {
    key: block.key,
    origin: block.origin,
    vpc,
    service,
    interface: node,
  });
}

function readGatewayEndpoint(block: BlockReader, draft: Draft, vpc: string): void {
  const service = serviceOf(block.text("service_name") ?? "");
  if (service === undefined) {
    block.note("service_name", "the endpoint's service is not known");
    return;
  }
  const routeTables = block.references("route_table_ids");
  draft.gatewayEndpoints.set(block.key, { key: block.key, origin: block.origin, vpc, service, routeTables });
}

export function readEndpointTable(block: BlockReader, draft: Draft): void {
  link(block, draft.endpointTables, "route_table_id");
}

export function readEndpointSubnet(block: BlockReader, draft: Draft): void {
  link(block, draft.endpointSubnets, "subnet_id");
}

export function readEndpointGroup(block: BlockReader, draft: Draft): void {
  link(block, draft.endpointGroups, "security_group_id");
}

export function readEndpointPolicy(block: BlockReader, draft: Draft): void {
  const endpoint = block.reference("vpc_endpoint_id");
  const policy = policyOf(block);
  if (endpoint && policy) draft.policies.set(endpoint, policy);
}

function link(block: BlockReader, links: Draft["endpointTables"], argument: string): void {
  const from = block.reference("vpc_endpoint_id");
  const to = block.reference(argument);
  if (from && to) links.push({ origin: block.origin, from, to });
}
