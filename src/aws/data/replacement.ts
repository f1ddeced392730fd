/**
 * Which arguments of which resources AWS provider 5.100.0 replaces the resource for, and which it changes in place.
 *
 * Each entry is the provider's own answer: what it planned when that argument alone was changed. test/engine asks it
 * again. What is not here nobody has asked about.
 */

export interface ReplacementRules {
  readonly replace: readonly string[];
  readonly update: readonly string[];
}

// biome-ignore format: one type a line
export const REPLACEMENT: Readonly<Record<string, ReplacementRules>> = {
  aws_autoscaling_group: { replace: ["name"], update: ["desired_capacity", "health_check_grace_period", "health_check_type", "instance_refresh.preferences.instance_warmup", "instance_refresh.preferences.max_healthy_percentage", "instance_refresh.preferences.min_healthy_percentage", "instance_refresh.strategy", "launch_template.id", "launch_template.version", "max_size", "min_size", "tag.key", "tag.propagate_at_launch", "tag.value", "target_group_arns", "vpc_zone_identifier"] },
  aws_cloudwatch_log_group: { replace: ["name"], update: ["retention_in_days", "tags"] },
  aws_customer_gateway: { replace: ["bgp_asn", "ip_address"], update: ["tags"] },
  aws_default_security_group: { replace: ["vpc_id"], update: ["tags"] },
  aws_dx_gateway_association: { replace: ["associated_gateway_id", "dx_gateway_id"], update: ["allowed_prefixes"] },
  aws_ec2_transit_gateway: { replace: ["default_route_table_association", "default_route_table_propagation"], update: ["amazon_side_asn", "auto_accept_shared_attachments", "dns_support", "tags", "vpn_ecmp_support"] },
  aws_ec2_transit_gateway_route: { replace: ["blackhole", "destination_cidr_block", "transit_gateway_attachment_id", "transit_gateway_route_table_id"], update: [] },
  aws_ec2_transit_gateway_route_table: { replace: ["transit_gateway_id"], update: ["tags"] },
  aws_ec2_transit_gateway_route_table_association: { replace: ["transit_gateway_attachment_id", "transit_gateway_route_table_id"], update: [] },
  aws_ec2_transit_gateway_route_table_propagation: { replace: ["transit_gateway_attachment_id", "transit_gateway_route_table_id"], update: [] },
  aws_ec2_transit_gateway_vpc_attachment: { replace: ["transit_gateway_id", "vpc_id"], update: ["dns_support", "subnet_ids", "tags", "transit_gateway_default_route_table_association", "transit_gateway_default_route_table_propagation"] },
  aws_ec2_transit_gateway_vpc_attachment_accepter: { replace: ["transit_gateway_attachment_id"], update: ["tags", "transit_gateway_default_route_table_association", "transit_gateway_default_route_table_propagation"] },
  aws_eip: { replace: ["domain"], update: ["tags"] },
  aws_flow_log: { replace: ["iam_role_arn", "log_destination", "log_destination_type", "max_aggregation_interval", "traffic_type", "vpc_id"], update: ["tags"] },
  aws_iam_instance_profile: { replace: ["name"], update: ["role", "tags"] },
  aws_iam_role: { replace: ["name"], update: ["assume_role_policy", "tags"] },
  aws_iam_role_policy: { replace: ["name", "role"], update: ["policy"] },
  aws_internet_gateway: { replace: [], update: ["tags", "vpc_id"] },
  aws_kms_alias: { replace: ["name"], update: ["target_key_id"] },
  aws_kms_key: { replace: [], update: ["description", "enable_key_rotation", "policy", "tags"] },
  aws_launch_template: { replace: ["name"], update: ["block_device_mappings.device_name", "block_device_mappings.ebs.delete_on_termination", "block_device_mappings.ebs.encrypted", "block_device_mappings.ebs.volume_size", "block_device_mappings.ebs.volume_type", "iam_instance_profile.arn", "image_id", "instance_type", "metadata_options.http_endpoint", "metadata_options.http_put_response_hop_limit", "metadata_options.http_tokens", "network_interfaces.associate_public_ip_address", "network_interfaces.delete_on_termination", "network_interfaces.security_groups", "tag_specifications.resource_type", "tag_specifications.tags", "tags", "update_default_version", "user_data"] },
  aws_lb: { replace: ["internal", "load_balancer_type", "name", "subnets"], update: ["enable_cross_zone_load_balancing", "security_groups", "tags"] },
  aws_lb_listener: { replace: ["load_balancer_arn"], update: ["default_action.target_group_arn", "port", "protocol", "tags"] },
  aws_lb_target_group: { replace: ["name", "port", "protocol", "target_type", "vpc_id"], update: ["deregistration_delay", "health_check.healthy_threshold", "health_check.interval", "health_check.matcher", "health_check.path", "health_check.port", "health_check.protocol", "health_check.unhealthy_threshold", "preserve_client_ip", "proxy_protocol_v2", "tags"] },
  aws_lb_target_group_attachment: { replace: ["availability_zone", "port", "target_group_arn", "target_id"], update: [] },
  aws_nat_gateway: { replace: ["allocation_id", "subnet_id"], update: ["tags"] },
  aws_ram_principal_association: { replace: ["principal", "resource_share_arn"], update: [] },
  aws_ram_resource_association: { replace: ["resource_arn", "resource_share_arn"], update: [] },
  aws_ram_resource_share: { replace: [], update: ["allow_external_principals", "name", "tags"] },
  aws_route: { replace: ["destination_cidr_block", "route_table_id"], update: ["gateway_id", "nat_gateway_id", "transit_gateway_id", "vpc_peering_connection_id"] },
  aws_route53_record: { replace: ["name", "zone_id"], update: ["alias.evaluate_target_health", "alias.name", "alias.zone_id", "type"] },
  aws_route53_resolver_endpoint: { replace: ["direction", "security_group_ids"], update: ["ip_address.subnet_id", "name", "tags"] },
  aws_route53_resolver_rule: { replace: ["domain_name", "rule_type"], update: ["name", "resolver_endpoint_id", "tags", "target_ip.ip", "target_ip.port"] },
  aws_route53_resolver_rule_association: { replace: ["name", "resolver_rule_id", "vpc_id"], update: [] },
  aws_route53_vpc_association_authorization: { replace: ["vpc_id", "zone_id"], update: [] },
  aws_route53_zone: { replace: ["name"], update: ["comment", "tags", "vpc.vpc_id"] },
  aws_route53_zone_association: { replace: ["vpc_id", "zone_id"], update: [] },
  aws_route53profiles_association: { replace: ["name", "profile_id", "resource_id"], update: ["tags"] },
  aws_route53profiles_profile: { replace: ["name"], update: ["tags"] },
  aws_route53profiles_resource_association: { replace: ["name", "profile_id", "resource_arn"], update: [] },
  aws_route_table: { replace: ["vpc_id"], update: ["tags"] },
  aws_route_table_association: { replace: ["subnet_id"], update: ["route_table_id"] },
  aws_s3_bucket: { replace: ["bucket"], update: ["tags"] },
  aws_s3_bucket_ownership_controls: { replace: ["bucket"], update: ["rule.object_ownership"] },
  aws_s3_bucket_policy: { replace: ["bucket"], update: ["policy"] },
  aws_s3_bucket_public_access_block: { replace: ["bucket"], update: ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"] },
  aws_s3_bucket_server_side_encryption_configuration: { replace: ["bucket"], update: ["rule.apply_server_side_encryption_by_default.kms_master_key_id", "rule.apply_server_side_encryption_by_default.sse_algorithm", "rule.bucket_key_enabled"] },
  aws_s3_bucket_versioning: { replace: ["bucket"], update: ["versioning_configuration.status"] },
  aws_s3_object: { replace: ["bucket", "key"], update: ["content", "content_type"] },
  aws_security_group: { replace: ["description", "name", "vpc_id"], update: ["tags"] },
  aws_subnet: { replace: ["availability_zone_id", "cidr_block", "vpc_id"], update: ["tags"] },
  aws_vpc: { replace: ["cidr_block"], update: ["enable_dns_hostnames", "enable_dns_support", "tags"] },
  aws_vpc_endpoint: { replace: ["service_name", "vpc_endpoint_type", "vpc_id"], update: ["dns_options.dns_record_ip_type", "dns_options.private_dns_only_for_inbound_resolver_endpoint", "ip_address_type", "policy", "private_dns_enabled", "route_table_ids", "security_group_ids", "subnet_ids", "tags"] },
  aws_vpc_endpoint_connection_accepter: { replace: ["vpc_endpoint_id", "vpc_endpoint_service_id"], update: [] },
  aws_vpc_endpoint_policy: { replace: ["vpc_endpoint_id"], update: ["policy"] },
  aws_vpc_endpoint_service: { replace: [], update: ["acceptance_required", "allowed_principals", "network_load_balancer_arns", "private_dns_name", "supported_ip_address_types", "supported_regions", "tags"] },
  aws_vpc_endpoint_service_allowed_principal: { replace: ["principal_arn", "vpc_endpoint_service_id"], update: [] },
  aws_vpc_ipv4_cidr_block_association: { replace: ["cidr_block", "vpc_id"], update: [] },
  aws_vpc_peering_connection: { replace: ["peer_owner_id", "peer_region", "peer_vpc_id", "vpc_id"], update: ["tags"] },
  aws_vpc_peering_connection_accepter: { replace: ["vpc_peering_connection_id"], update: ["auto_accept", "tags"] },
  aws_vpc_peering_connection_options: { replace: ["vpc_peering_connection_id"], update: ["accepter.allow_remote_vpc_dns_resolution", "requester.allow_remote_vpc_dns_resolution"] },
  aws_vpc_security_group_egress_rule: { replace: ["security_group_id"], update: ["cidr_ipv4", "from_port", "ip_protocol", "prefix_list_id", "referenced_security_group_id", "to_port"] },
  aws_vpc_security_group_ingress_rule: { replace: ["security_group_id"], update: ["cidr_ipv4", "from_port", "ip_protocol", "referenced_security_group_id", "to_port"] },
  aws_vpn_connection: { replace: ["static_routes_only", "type"], update: ["customer_gateway_id", "tags", "transit_gateway_id"] },
};
