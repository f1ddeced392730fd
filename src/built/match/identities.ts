/** By what a resource that Terraform describes and one that AWS has are known for the same. */

/**
 * Each list of arguments is tried for all types before the next one: what names a thing best comes first. A dot leads
 * into a block, or into each of several. AWS allows one thing only with equal values of most of these.
 */
export const IDENTITIES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  aws_vpc: [["cidr_block", "tags.Name"], ["cidr_block"], ["tags.Name"]],
  aws_vpc_ipv4_cidr_block_association: [["vpc_id", "cidr_block"]],
  aws_subnet: [["vpc_id", "cidr_block"]],
  aws_internet_gateway: [["vpc_id"]],
  aws_route_table: [["vpc_id", "tags.Name"]],
  aws_default_route_table: [["default_route_table_id"]],
  aws_route_table_association: [["subnet_id"]],
  aws_route: [
    ["route_table_id", "destination_cidr_block", "destination_prefix_list_id", "destination_ipv6_cidr_block"],
  ],
  aws_nat_gateway: [["subnet_id", "tags.Name"], ["subnet_id"]],
  aws_eip: [["tags.Name"]],
  aws_security_group: [["vpc_id", "name"]],
  aws_default_security_group: [["vpc_id"]],
  aws_vpc_security_group_ingress_rule: [
    [
      "security_group_id",
      "ip_protocol",
      "from_port",
      "to_port",
      "cidr_ipv4",
      "cidr_ipv6",
      "prefix_list_id",
      "referenced_security_group_id",
    ],
  ],
  aws_vpc_security_group_egress_rule: [
    [
      "security_group_id",
      "ip_protocol",
      "from_port",
      "to_port",
      "cidr_ipv4",
      "cidr_ipv6",
      "prefix_list_id",
      "referenced_security_group_id",
    ],
  ],
  aws_network_acl: [["vpc_id", "tags.Name"], ["subnet_ids"]],
  aws_default_network_acl: [["default_network_acl_id"]],
  aws_ec2_managed_prefix_list: [["name"]],
  aws_vpc_endpoint: [
    ["vpc_id", "service_name", "vpc_endpoint_type", "route_table_ids"],
    ["vpc_id", "service_name", "vpc_endpoint_type", "tags.Name"],
    ["vpc_id", "service_name", "vpc_endpoint_type"],
  ],
  aws_vpc_endpoint_service: [["network_load_balancer_arns", "gateway_load_balancer_arns"], ["tags.Name"]],
  aws_vpc_endpoint_connection_accepter: [["vpc_endpoint_service_id", "vpc_endpoint_id"]],
  aws_ec2_transit_gateway: [["tags.Name"], []],
  aws_ec2_transit_gateway_vpc_attachment: [["transit_gateway_id", "vpc_id"]],
  aws_ec2_transit_gateway_vpc_attachment_accepter: [["transit_gateway_attachment_id"]],
  aws_ec2_transit_gateway_route_table: [["transit_gateway_id", "tags.Name"]],
  aws_ec2_transit_gateway_route_table_association: [["transit_gateway_attachment_id"]],
  aws_ec2_transit_gateway_route_table_propagation: [
    ["transit_gateway_attachment_id", "transit_gateway_route_table_id"],
  ],
  aws_ec2_transit_gateway_route: [["transit_gateway_route_table_id", "destination_cidr_block"]],
  aws_vpc_peering_connection: [["vpc_id", "peer_vpc_id"]],
  aws_vpc_peering_connection_accepter: [["vpc_peering_connection_id"]],
  aws_vpn_gateway: [["vpc_id"]],
  aws_customer_gateway: [["ip_address", "tags.Name"], ["ip_address"]],
  aws_vpn_connection: [["customer_gateway_id"], ["tags.Name"]],
  aws_vpn_connection_route: [["vpn_connection_id", "destination_cidr_block"]],
  aws_dx_gateway_association: [["dx_gateway_id", "associated_gateway_id"]],
  aws_lb: [["name"]],
  aws_lb_target_group: [["name"]],
  aws_lb_listener: [["load_balancer_arn", "port"]],
  aws_lb_target_group_attachment: [
    ["target_group_arn", "target_id", "port"],
    ["target_group_arn", "target_id"],
  ],
  aws_network_interface: [["subnet_id", "tags.Name"]],
  aws_instance: [["tags.Name"]],
  aws_launch_template: [["name"]],
  aws_autoscaling_group: [["name"]],
  aws_flow_log: [["vpc_id"]],
  aws_route53_zone: [["name", "vpc.vpc_id"], ["name"]],
  aws_route53_zone_association: [["zone_id", "vpc_id"]],
  aws_route53_vpc_association_authorization: [["zone_id", "vpc_id"]],
  aws_route53_record: [["zone_id", "name", "type"]],
  aws_route53profiles_profile: [["name"]],
  aws_route53profiles_association: [["profile_id", "resource_id"]],
  aws_route53profiles_resource_association: [["profile_id", "resource_arn"]],
  aws_route53_resolver_endpoint: [
    ["name", "direction"],
    ["direction", "ip_address.subnet_id"],
  ],
  aws_route53_resolver_rule: [
    ["domain_name", "rule_type", "name"],
    ["domain_name", "rule_type"],
  ],
  aws_route53_resolver_rule_association: [["resolver_rule_id", "vpc_id"]],
};

/** Where one thing of each is known, what it holds is known too: a NAT gateway's address by its gateway. */
export const HOLDS: Readonly<Record<string, readonly string[]>> = {
  aws_route_table_association: ["route_table_id"],
  aws_nat_gateway: ["allocation_id"],
  aws_vpn_connection: ["customer_gateway_id"],
  aws_autoscaling_group: ["launch_template.id"],
};

/** What belongs to no region, and may be described in the one of whoever uses it. */
const GLOBAL = /^aws_route53_(?:zone|record)$/;
/** Neither side of it is its place. */
const BETWEEN = /^aws_route53_(?:zone_association|vpc_association_authorization)$/;

/** Where a thing has to be on both sides, as far as it is anywhere. */
export function placeOf(type: string, account: string, region: string): string {
  if (BETWEEN.test(type)) return "";
  return GLOBAL.test(type) ? account : `${account} ${region}`;
}
