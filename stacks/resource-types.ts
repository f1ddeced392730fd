/** The Terraform resource that stands for each kind of planned thing when another one refers to it. */
import type { PlannedKind } from "../src/plan/planned/stack";

const TYPES: Readonly<Record<PlannedKind, string>> = {
  vpc: "aws_vpc",
  "cidr-association": "aws_vpc_ipv4_cidr_block_association",
  subnet: "aws_subnet",
  "route-table": "aws_route_table",
  route: "aws_route",
  "internet-gateway": "aws_internet_gateway",
  "nat-gateway": "aws_nat_gateway",
  "flow-log": "aws_flow_log",
  "gateway-endpoint": "aws_vpc_endpoint",
  "interface-endpoint": "aws_vpc_endpoint",
  "security-group": "aws_security_group",
  "security-group-rule": "aws_vpc_security_group_ingress_rule",
  "private-zone": "aws_route53_zone",
  "endpoint-record": "aws_route53_record",
  "zone-authorization": "aws_route53_vpc_association_authorization",
  "zone-association": "aws_route53_zone_association",
  "dns-profile": "aws_route53profiles_profile",
  "profile-zone": "aws_route53profiles_resource_association",
  "profile-association": "aws_route53profiles_association",
  "resource-share": "aws_ram_resource_share",
  "shared-resource": "aws_ram_resource_association",
  "share-principal": "aws_ram_principal_association",
  "resolver-endpoint": "aws_route53_resolver_endpoint",
  "resolver-rule": "aws_route53_resolver_rule",
  "resolver-rule-association": "aws_route53_resolver_rule_association",
  "state-bucket": "aws_s3_bucket",
  export: "aws_s3_object",
  import: "data.aws_s3_object",
};

export function resourceTypeOf(kind: PlannedKind): string {
  return TYPES[kind];
}
