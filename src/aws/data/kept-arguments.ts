/**
 * What Terraform is told to leave alone of a resource that is taken over, beside its tags: the names that people gave, which
 * most things have for life, and what a configuration has no word for, which Terraform would take away otherwise.
 * Source: arguments that are optional and not computed, https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */

/** Of a tunnel of a VPN connection. */
const OF_TUNNEL = [
  "dpd_timeout_action",
  "dpd_timeout_seconds",
  "enable_tunnel_lifecycle_control",
  "ike_versions",
  "phase1_dh_group_numbers",
  "phase1_encryption_algorithms",
  "phase1_integrity_algorithms",
  "phase1_lifetime_seconds",
  "phase2_dh_group_numbers",
  "phase2_encryption_algorithms",
  "phase2_integrity_algorithms",
  "phase2_lifetime_seconds",
  "rekey_fuzz_percentage",
  "rekey_margin_time_seconds",
  "replay_window_size",
  "startup_action",
];

export const KEPT_ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  aws_autoscaling_group: [
    "name",
    "enabled_metrics",
    "max_instance_lifetime",
    "protect_from_scale_in",
    "suspended_processes",
    "termination_policies",
  ],
  aws_customer_gateway: ["certificate_arn", "device_name"],
  aws_ec2_transit_gateway: ["description", "multicast_support", "transit_gateway_cidr_blocks"],
  aws_ec2_transit_gateway_vpc_attachment: ["ipv6_support"],
  aws_flow_log: ["deliver_cross_account_role", "destination_options"],
  aws_launch_template: ["name"],
  aws_lb: ["name", "access_logs", "dns_record_client_routing_policy", "enable_zonal_shift"],
  aws_lb_listener: ["alpn_policy"],
  aws_lb_target_group: ["name"],
  aws_nat_gateway: ["secondary_allocation_ids"],
  aws_route53_resolver_endpoint: ["name"],
  aws_route53_resolver_rule: ["name"],
  aws_route53_resolver_rule_association: ["name"],
  aws_route53_zone: ["comment"],
  aws_security_group: ["name", "description"],
  aws_subnet: [
    "assign_ipv6_address_on_creation",
    "customer_owned_ipv4_pool",
    "enable_dns64",
    "enable_lni_at_device_index",
    "enable_resource_name_dns_a_record_on_launch",
    "enable_resource_name_dns_aaaa_record_on_launch",
    "ipv6_cidr_block",
    "ipv6_native",
    "map_customer_owned_ip_on_launch",
    "outpost_arn",
  ],
  aws_vpc: ["assign_generated_ipv6_cidr_block", "instance_tenancy", "ipv4_ipam_pool_id", "ipv6_ipam_pool_id"],
  aws_vpc_ipv4_cidr_block_association: ["ipv4_ipam_pool_id"],
  aws_vpc_security_group_egress_rule: ["description"],
  aws_vpc_security_group_ingress_rule: ["description"],
  aws_vpn_connection: [1, 2].flatMap((number) => OF_TUNNEL.map((name) => `tunnel${number}_${name}`)),
};
