/** Of what AWS takes one only: the arguments that, together, may have one value once. */

export interface OnlyOnce {
  /** Flat paths of arguments; a list of one is as its entry. */
  readonly key: readonly string[];
  /** Whether the key is a name that another name could take the place of for a while. */
  readonly named?: true;
  /** The ID that `import` takes, from arguments; absent where another stack cannot take the resource over. */
  readonly importId?: (argument: (path: string) => string) => string;
  readonly source: string;
}

const EC2 = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference";
const ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";
const IAM = "https://docs.aws.amazon.com/IAM/latest/APIReference";
const ROUTE53 = "https://docs.aws.amazon.com/Route53/latest/APIReference";

// biome-ignore format: one type a line
export const ONLY_ONCE: Readonly<Record<string, OnlyOnce>> = {
  aws_autoscaling_group: { key: ["name"], named: true, source: "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html" },
  aws_cloudwatch_log_group: { key: ["name"], named: true, source: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html" },
  aws_ec2_transit_gateway_route: { key: ["transit_gateway_route_table_id", "destination_cidr_block"], source: `${EC2}/API_CreateTransitGatewayRoute.html` },
  aws_ec2_transit_gateway_route_table_association: { key: ["transit_gateway_attachment_id"], source: `${EC2}/API_AssociateTransitGatewayRouteTable.html` },
  aws_ec2_transit_gateway_route_table_propagation: { key: ["transit_gateway_attachment_id", "transit_gateway_route_table_id"], source: `${EC2}/API_EnableTransitGatewayRouteTablePropagation.html` },
  aws_ec2_transit_gateway_vpc_attachment: { key: ["transit_gateway_id", "vpc_id"], source: `${EC2}/API_CreateTransitGatewayVpcAttachment.html` },
  aws_ec2_transit_gateway_vpc_attachment_accepter: { key: ["transit_gateway_attachment_id"], source: `${EC2}/API_AcceptTransitGatewayVpcAttachment.html` },
  aws_iam_instance_profile: { key: ["name"], named: true, source: `${IAM}/API_CreateInstanceProfile.html` },
  aws_iam_role: { key: ["name"], named: true, source: `${IAM}/API_CreateRole.html` },
  aws_launch_template: { key: ["name"], named: true, source: `${EC2}/API_CreateLaunchTemplate.html` },
  aws_lb: { key: ["name"], named: true, source: `${ELB}/API_CreateLoadBalancer.html` },
  aws_lb_listener: { key: ["load_balancer_arn", "port"], source: `${ELB}/API_CreateListener.html` },
  aws_lb_target_group: { key: ["name"], named: true, source: `${ELB}/API_CreateTargetGroup.html` },
  aws_lb_target_group_attachment: { key: ["target_group_arn", "target_id", "port"], source: `${ELB}/API_RegisterTargets.html` },
  aws_ram_principal_association: { key: ["resource_share_arn", "principal"], source: "https://docs.aws.amazon.com/ram/latest/APIReference/API_AssociateResourceShare.html" },
  aws_ram_resource_association: { key: ["resource_share_arn", "resource_arn"], source: "https://docs.aws.amazon.com/ram/latest/APIReference/API_AssociateResourceShare.html" },
  aws_route: { key: ["route_table_id", "destination_cidr_block"], importId: (argument) => `${argument("route_table_id")}_${argument("destination_cidr_block")}`, source: `${EC2}/API_CreateRoute.html` },
  aws_route53_record: { key: ["zone_id", "name", "type"], source: `${ROUTE53}/API_ChangeResourceRecordSets.html` },
  aws_route53_resolver_rule_association: { key: ["resolver_rule_id", "vpc_id"], source: `${ROUTE53}/API_route53resolver_AssociateResolverRule.html` },
  aws_route53_zone: { key: ["name", "vpc.vpc_id"], source: `${ROUTE53}/API_CreateHostedZone.html` },
  aws_route53_zone_association: { key: ["zone_id", "vpc_id"], source: `${ROUTE53}/API_AssociateVPCWithHostedZone.html` },
  aws_route53_vpc_association_authorization: { key: ["zone_id", "vpc_id"], source: `${ROUTE53}/API_CreateVPCAssociationAuthorization.html` },
  aws_route_table_association: { key: ["subnet_id"], source: `${EC2}/API_AssociateRouteTable.html` },
  aws_s3_object: { key: ["bucket", "key"], source: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html" },
  aws_security_group: { key: ["vpc_id", "name"], named: true, source: `${EC2}/API_CreateSecurityGroup.html` },
  aws_subnet: { key: ["vpc_id", "cidr_block"], source: `${EC2}/API_CreateSubnet.html` },
  aws_vpc_ipv4_cidr_block_association: { key: ["vpc_id", "cidr_block"], source: `${EC2}/API_AssociateVpcCidrBlock.html` },
  aws_vpc_security_group_egress_rule: { key: ["security_group_id", "ip_protocol", "from_port", "to_port", "cidr_ipv4", "referenced_security_group_id", "prefix_list_id"], source: `${EC2}/API_AuthorizeSecurityGroupEgress.html` },
  aws_vpc_security_group_ingress_rule: { key: ["security_group_id", "ip_protocol", "from_port", "to_port", "cidr_ipv4", "referenced_security_group_id", "prefix_list_id"], source: `${EC2}/API_AuthorizeSecurityGroupIngress.html` },
};
