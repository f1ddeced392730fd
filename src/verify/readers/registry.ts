/** Which reader reads which resource type, and which types have no part in reachability. */
import type { BlockReader } from "./block-reader";
import * as dhcp from "./dhcp-options";
import * as dns from "./dns";
import type { Draft } from "./draft";
import * as edge from "./edge";
import * as endpoint from "./endpoint";
import * as service from "./endpoint-service";
import * as gateway from "./gateway";
import * as nic from "./interface";
import * as balancer from "./load-balancer";
import * as acl from "./network-acl";
import * as peering from "./peering";
import * as list from "./prefix-list";
import * as publicAccess from "./public-access";
import * as route from "./route";
import * as table from "./route-table";
import * as group from "./security-group";
import * as subnet from "./subnet";
import * as transit from "./transit-gateway";
import * as vpc from "./vpc";

export type Reader = (block: BlockReader, draft: Draft) => void;

/** Resource readers; some look up what an earlier line has read, so VPCs and subnets come first. */
export const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["aws_vpc", vpc.readVpc],
  ["aws_vpc_ipv4_cidr_block_association", vpc.readCidrAssociation],
  ["aws_subnet", subnet.readSubnet],
  ["aws_vpc_dhcp_options", dhcp.readDhcpOptions],
  ["aws_ec2_managed_prefix_list_entry", list.readPrefixListEntry],
  ["aws_route_table", table.readRouteTable],
  ["aws_default_route_table", table.readDefaultRouteTable],
  ["aws_route_table_association", table.readTableAssociation],
  ["aws_main_route_table_association", table.readMainTableAssociation],
  ["aws_vpn_gateway_route_propagation", table.readRoutePropagation],
  ["aws_route", route.readRoute],
  ["aws_security_group", group.readSecurityGroup],
  ["aws_default_security_group", group.readDefaultSecurityGroup],
  ["aws_security_group_rule", group.readGroupRule],
  ["aws_vpc_security_group_ingress_rule", group.readVpcGroupRule("ingress")],
  ["aws_vpc_security_group_egress_rule", group.readVpcGroupRule("egress")],
  ["aws_network_acl", acl.readNetworkAcl],
  ["aws_default_network_acl", acl.readDefaultNetworkAcl],
  ["aws_network_acl_rule", acl.readAclRule],
  ["aws_network_acl_association", acl.readAclAssociation],
  ["aws_network_interface", nic.readNetworkInterface],
  ["aws_instance", nic.readInstance],
  ["aws_autoscaling_group", nic.readAutoScalingGroup],
  ["aws_autoscaling_attachment", nic.readAutoScalingAttachment],
  ["aws_eip", nic.readElasticAddress],
  ["aws_eip_association", nic.readElasticAddress],
  ["aws_internet_gateway", gateway.readInternetGateway],
  ["aws_internet_gateway_attachment", gateway.readInternetGatewayAttachment],
  ["aws_nat_gateway", gateway.readNatGateway],
  ["aws_vpn_gateway", gateway.readVpnGateway],
  ["aws_vpn_gateway_attachment", gateway.readVpnGatewayAttachment],
  ["aws_vpn_connection", edge.readVpnConnection],
  ["aws_vpn_connection_route", edge.readVpnRoute],
  ["aws_dx_gateway_association", edge.readDirectConnectAssociation],
  ["aws_vpc_block_public_access_options", publicAccess.readPublicAccess],
  ["aws_vpc_block_public_access_exclusion", publicAccess.readPublicExclusion],
  ["aws_vpc_peering_connection", peering.readPeering],
  ["aws_vpc_peering_connection_accepter", peering.readPeeringAccepter],
  ["aws_ec2_transit_gateway", transit.readTransitGateway],
  ["aws_ec2_transit_gateway_vpc_attachment", transit.readVpcAttachment],
  ["aws_ec2_transit_gateway_vpc_attachment_accepter", transit.readAttachmentAccepter],
  ["aws_ec2_transit_gateway_route_table", transit.readTransitTable],
  ["aws_ec2_transit_gateway_route_table_association", transit.readTransitAssociation],
  ["aws_ec2_transit_gateway_route_table_propagation", transit.readTransitPropagation],
  ["aws_ec2_transit_gateway_route", transit.readTransitRoute],
  ["aws_ec2_transit_gateway_prefix_list_reference", transit.readTransitPrefixList],
  ["aws_vpc_endpoint", endpoint.readEndpoint],
  ["aws_vpc_endpoint_route_table_association", endpoint.readEndpointTable],
  ["aws_vpc_endpoint_subnet_association", endpoint.readEndpointSubnet],
  ["aws_vpc_endpoint_security_group_association", endpoint.readEndpointGroup],
  ["aws_vpc_endpoint_policy", endpoint.readEndpointPolicy],
  ["aws_vpc_endpoint_service", service.readEndpointService],
  ["aws_vpc_endpoint_service_allowed_principal", service.readAllowedPrincipal],
  ["aws_vpc_endpoint_connection_accepter", service.readConnectionAccepter],
  ["aws_lb", balancer.readLoadBalancer],
  ["aws_lb_listener", balancer.readListener],
  ["aws_lb_target_group", balancer.readTargetGroup],
  ["aws_lb_target_group_attachment", balancer.readTargetAttachment],
  ["aws_route53_zone", dns.readZone],
  ["aws_route53_zone_association", dns.readZoneAssociation],
  ["aws_route53_vpc_association_authorization", dns.readZoneAuthorization],
  ["aws_route53_record", dns.readRecord],
  ["aws_route53_resolver_endpoint", dns.readResolverEndpoint],
  ["aws_route53_resolver_rule", dns.readResolverRule],
  ["aws_route53_resolver_rule_association", dns.readRuleAssociation],
  ["aws_route53profiles_resource_association", dns.readProfileResource],
  ["aws_route53profiles_association", dns.readProfileAssociation],
]);

/** Data sources that stand for something no resource of the stacks makes. */
export const DATA_READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["aws_ec2_transit_gateway", transit.readGatewayLookup],
  ["aws_ec2_transit_gateway_dx_gateway_attachment", edge.readDirectConnectAttachment],
  ["aws_route53_resolver_rule", dns.readRuleLookup],
]);

/** Type names, or beginnings of them, that other readers look at or that say nothing about paths. */
const BESIDE = [
  "aws_acm_",
  "aws_autoscaling_lifecycle_hook",
  "aws_autoscaling_policy",
  "aws_autoscaling_schedule",
  "aws_budgets_",
  "aws_cloudtrail",
  "aws_cloudwatch_",
  "aws_customer_gateway",
  "aws_dx_connection",
  "aws_dx_gateway",
  "aws_dx_hosted",
  "aws_dx_lag",
  "aws_dx_transit_virtual_interface",
  "aws_ec2_managed_prefix_list",
  "aws_ec2_tag",
  "aws_flow_log",
  "aws_iam_",
  "aws_key_pair",
  "aws_kms_",
  "aws_lambda_",
  "aws_launch_template",
  "aws_organizations_",
  "aws_ram_",
  "aws_route53_query_log",
  "aws_route53_resolver_query_log_config",
  "aws_route53profiles_profile",
  "aws_s3_",
  "aws_sns_",
  "aws_sqs_",
  "aws_ssm_",
  "aws_vpc_dhcp_options_association",
  "aws_vpc_endpoint_connection_notification",
  "aws_vpc_endpoint_private_dns",
  "aws_vpc_endpoint_service_private_dns_verification",
  "aws_vpc_ipam",
  "aws_vpc_peering_connection_options",
  "null_resource",
  "random_",
  "terraform_data",
  "time_",
  "tls_",
];

export function isBeside(type: string): boolean {
  return BESIDE.some((beginning) => type.startsWith(beginning));
}
