/** Which thing of the network a symbol stands for: most are a resource's own ID, some name its parts. */
import type { Block } from "../terraform/stack";
import { Symbolic, type Value } from "../terraform/value";

/** Attributes that name something AWS makes together with the resource. */
const PARTS: Readonly<Record<string, (key: string) => string>> = {
  main_route_table_id: mainTableOf,
  default_route_table_id: mainTableOf,
  default_security_group_id: defaultGroupOf,
  default_network_acl_id: defaultAclOf,
  association_default_route_table_id: defaultTransitTableOf,
  propagation_default_route_table_id: defaultTransitTableOf,
};

/** Resources whose ID is the ID of what one of their arguments names. */
const SAME_AS: Readonly<Record<string, string>> = {
  aws_vpc_peering_connection_accepter: "vpc_peering_connection_id",
  aws_vpc_peering_connection_options: "vpc_peering_connection_id",
  aws_ec2_transit_gateway_vpc_attachment_accepter: "transit_gateway_attachment_id",
  aws_vpn_gateway_attachment: "vpn_gateway_id",
  aws_vpc_endpoint_private_dns: "vpc_endpoint_id",
};

export function keyOfSymbol(
  symbol: Symbolic,
  attribute: (block: Block, name: string) => Value,
): string | undefined {
  const same = SAME_AS[symbol.block.type];
  if (same && (symbol.path[0] === "id" || symbol.path[0] === same)) {
    const other = attribute(symbol.block, same);
    return other instanceof Symbolic ? keyOfSymbol(other, attribute) : undefined;
  }
  const part = PARTS[String(symbol.path[0])];
  return part ? part(symbol.block.key) : symbol.block.key;
}

export function mainTableOf(vpc: string): string {
  return `${vpc}#main`;
}

export function defaultGroupOf(vpc: string): string {
  return `${vpc}#default-group`;
}

export function defaultAclOf(vpc: string): string {
  return `${vpc}#default-acl`;
}

export function defaultTransitTableOf(gateway: string): string {
  return `${gateway}#default`;
}

/** The interface AWS makes for an instance that names none of its own. */
export function instanceInterfaceOf(instance: string): string {
  return `${instance}#interface`;
}

/** The interface that an endpoint, load balancer, group or resolver endpoint has in a subnet. */
export function interfaceIn(owner: string, subnet: string): string {
  return `${owner}#${subnet}`;
}
