/** What people call each type of Terraform resource, and what is lost with one. */

/**
 * How much goes with a resource: `holds` others that have to go first; `carries` connections, which are cut; `names`
 * that no longer resolve; `admits` somebody, who is then refused; `records` something for others to read.
 */
export type Weight = "holds" | "carries" | "names" | "admits" | "records";

export const WEIGHTS: readonly Weight[] = ["holds", "carries", "names", "admits", "records"];

export interface ResourceWords {
  readonly noun: string;
  readonly weight: Weight;
}

// biome-ignore format: one type a line
const WORDS: Readonly<Record<string, ResourceWords>> = {
  aws_acm_certificate: { noun: "certificate", weight: "records" },
  aws_autoscaling_attachment: { noun: "Auto Scaling attachment", weight: "carries" },
  aws_autoscaling_group: { noun: "Auto Scaling group", weight: "carries" },
  aws_autoscaling_policy: { noun: "scaling policy", weight: "records" },
  aws_cloudwatch_log_group: { noun: "log group", weight: "records" },
  aws_customer_gateway: { noun: "customer gateway", weight: "carries" },
  aws_default_network_acl: { noun: "default network ACL", weight: "admits" },
  aws_default_route_table: { noun: "main route table", weight: "holds" },
  aws_default_security_group: { noun: "default security group", weight: "admits" },
  aws_dx_gateway_association: { noun: "Direct Connect association", weight: "carries" },
  aws_ec2_managed_prefix_list: { noun: "prefix list", weight: "admits" },
  aws_ec2_transit_gateway: { noun: "transit gateway", weight: "holds" },
  aws_ec2_transit_gateway_route: { noun: "transit route", weight: "carries" },
  aws_ec2_transit_gateway_route_table: { noun: "transit route table", weight: "holds" },
  aws_ec2_transit_gateway_route_table_association: { noun: "transit table association", weight: "carries" },
  aws_ec2_transit_gateway_route_table_propagation: { noun: "transit propagation", weight: "carries" },
  aws_ec2_transit_gateway_vpc_attachment: { noun: "VPC attachment", weight: "carries" },
  aws_ec2_transit_gateway_vpc_attachment_accepter: { noun: "attachment acceptance", weight: "carries" },
  aws_eip: { noun: "Elastic IP", weight: "carries" },
  aws_flow_log: { noun: "flow log", weight: "records" },
  aws_iam_instance_profile: { noun: "instance profile", weight: "records" },
  aws_iam_role: { noun: "role", weight: "admits" },
  aws_iam_role_policy: { noun: "role policy", weight: "admits" },
  aws_instance: { noun: "instance", weight: "carries" },
  aws_internet_gateway: { noun: "internet gateway", weight: "carries" },
  aws_kms_alias: { noun: "key alias", weight: "records" },
  aws_kms_key: { noun: "KMS key", weight: "holds" },
  aws_launch_template: { noun: "launch template", weight: "records" },
  aws_lb: { noun: "load balancer", weight: "carries" },
  aws_lb_listener: { noun: "listener", weight: "carries" },
  aws_lb_target_group: { noun: "target group", weight: "carries" },
  aws_lb_target_group_attachment: { noun: "target", weight: "carries" },
  aws_nat_gateway: { noun: "NAT gateway", weight: "carries" },
  aws_network_acl: { noun: "network ACL", weight: "admits" },
  aws_network_interface: { noun: "network interface", weight: "carries" },
  aws_ram_principal_association: { noun: "share principal", weight: "admits" },
  aws_ram_resource_association: { noun: "shared resource", weight: "admits" },
  aws_ram_resource_share: { noun: "resource share", weight: "admits" },
  aws_route: { noun: "route", weight: "carries" },
  aws_route53_record: { noun: "DNS record", weight: "names" },
  aws_route53_resolver_endpoint: { noun: "resolver endpoint", weight: "names" },
  aws_route53_resolver_rule: { noun: "resolver rule", weight: "names" },
  aws_route53_resolver_rule_association: { noun: "resolver rule association", weight: "names" },
  aws_route53_vpc_association_authorization: { noun: "zone authorization", weight: "admits" },
  aws_route53_zone: { noun: "private zone", weight: "names" },
  aws_route53_zone_association: { noun: "zone association", weight: "names" },
  aws_route53profiles_association: { noun: "DNS profile association", weight: "names" },
  aws_route53profiles_profile: { noun: "DNS profile", weight: "names" },
  aws_route53profiles_resource_association: { noun: "zone in a DNS profile", weight: "names" },
  aws_route_table: { noun: "route table", weight: "holds" },
  aws_route_table_association: { noun: "route table association", weight: "carries" },
  aws_s3_bucket: { noun: "state bucket", weight: "holds" },
  aws_s3_bucket_ownership_controls: { noun: "bucket ownership", weight: "records" },
  aws_s3_bucket_policy: { noun: "bucket policy", weight: "admits" },
  aws_s3_bucket_public_access_block: { noun: "public access block", weight: "records" },
  aws_s3_bucket_server_side_encryption_configuration: { noun: "bucket encryption", weight: "records" },
  aws_s3_bucket_versioning: { noun: "bucket versioning", weight: "records" },
  aws_s3_object: { noun: "exported identifier", weight: "records" },
  aws_security_group: { noun: "security group", weight: "admits" },
  aws_ssm_parameter: { noun: "parameter", weight: "records" },
  aws_subnet: { noun: "subnet", weight: "holds" },
  aws_vpc: { noun: "VPC", weight: "holds" },
  aws_vpc_endpoint: { noun: "endpoint", weight: "carries" },
  aws_vpc_endpoint_connection_accepter: { noun: "endpoint acceptance", weight: "carries" },
  aws_vpc_endpoint_service: { noun: "endpoint service", weight: "carries" },
  aws_vpc_endpoint_service_allowed_principal: { noun: "allowed principal", weight: "admits" },
  aws_vpc_ipv4_cidr_block_association: { noun: "secondary CIDR", weight: "holds" },
  aws_vpc_peering_connection: { noun: "peering", weight: "carries" },
  aws_vpc_peering_connection_accepter: { noun: "peering acceptance", weight: "carries" },
  aws_vpc_peering_connection_options: { noun: "peering option", weight: "names" },
  aws_vpc_security_group_egress_rule: { noun: "egress rule", weight: "admits" },
  aws_vpc_security_group_ingress_rule: { noun: "ingress rule", weight: "admits" },
  aws_vpn_connection: { noun: "VPN connection", weight: "carries" },
  aws_vpn_connection_route: { noun: "VPN route", weight: "carries" },
  aws_vpn_gateway: { noun: "VPN gateway", weight: "carries" },
};

/** A type that is not listed goes by Terraform's own name for it. */
export function wordsFor(type: string): ResourceWords {
  return WORDS[type] ?? { noun: type, weight: "records" };
}

/** What people call a resource of a type, for a sentence. */
export function wordOf(type: string): string {
  return wordsFor(type).noun;
}

/** The noun as a configuration writes it, `nat-gateway`. */
export function nounOf(type: string): string {
  return wordsFor(type).noun.toLowerCase().replaceAll(" ", "-");
}

/** Every noun as a configuration writes it. */
export const NOUNS: readonly string[] = [...new Set(Object.keys(WORDS).map(nounOf))].sort();

/** What goes with a resource, for a sentence. */
export const LOSSES: Readonly<Record<Weight, string>> = {
  holds: "what is in it has to go first",
  carries: "connections through it are cut",
  names: "names stop resolving until it is back",
  admits: "who it let in is refused",
  records: "nothing that carries traffic",
};
