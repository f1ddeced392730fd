/**
 * Types of resources that Terraform can take over, and what their import takes.
 * Source: the section “Import” of each type's page, https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */

/** `id`: AWS's own ID or ARN. Otherwise the parts of the ID, as the page has them. */
// biome-ignore format: one type a line
export const IMPORTABLE = {
  aws_autoscaling_group: "name",
  aws_customer_gateway: "id",
  aws_default_network_acl: "id",
  aws_default_route_table: "VPC-ID",
  aws_default_security_group: "id",
  aws_dx_gateway_association: "DX-GATEWAY-ID/GATEWAY-ID",
  aws_ec2_managed_prefix_list: "id",
  aws_ec2_transit_gateway: "id",
  aws_ec2_transit_gateway_route: "TABLE-ID_CIDR",
  aws_ec2_transit_gateway_route_table: "id",
  aws_ec2_transit_gateway_route_table_association: "TABLE-ID_ATTACHMENT-ID",
  aws_ec2_transit_gateway_route_table_propagation: "TABLE-ID_ATTACHMENT-ID",
  aws_ec2_transit_gateway_vpc_attachment: "id",
  aws_ec2_transit_gateway_vpc_attachment_accepter: "id",
  aws_eip: "id",
  aws_flow_log: "id",
  aws_instance: "id",
  aws_internet_gateway: "id",
  aws_launch_template: "id",
  aws_lb: "arn",
  aws_lb_listener: "arn",
  aws_lb_target_group: "arn",
  aws_nat_gateway: "id",
  aws_network_acl: "id",
  aws_network_interface: "id",
  aws_route: "TABLE-ID_DESTINATION",
  aws_route53_record: "ZONE-ID_NAME_TYPE",
  aws_route53_resolver_endpoint: "id",
  aws_route53_resolver_rule: "id",
  aws_route53_resolver_rule_association: "id",
  aws_route53_zone: "id",
  aws_route53_zone_association: "ZONE-ID:VPC-ID",
  aws_route_table: "id",
  aws_route_table_association: "SUBNET-ID/TABLE-ID",
  aws_security_group: "id",
  aws_subnet: "id",
  aws_vpc: "id",
  aws_vpc_endpoint: "id",
  aws_vpc_endpoint_connection_accepter: "SERVICE-ID_ENDPOINT-ID",
  aws_vpc_endpoint_service: "id",
  aws_vpc_ipv4_cidr_block_association: "id",
  aws_vpc_peering_connection: "id",
  aws_vpc_peering_connection_accepter: "id",
  aws_vpc_security_group_egress_rule: "id",
  aws_vpc_security_group_ingress_rule: "id",
  aws_vpn_connection: "id",
  aws_vpn_connection_route: "CIDR:CONNECTION-ID",
  aws_vpn_gateway: "id",
} as const satisfies Readonly<Record<string, string>>;

export type ImportableType = keyof typeof IMPORTABLE;
