/** What a survey asks EC2, which has VPCs and nearly all that lies in or between them. */
import type { Call } from "./call";

const ec2 = (operation: string, file: string, list: string, more: Partial<Call> = {}): Call => ({
  service: "ec2",
  operation,
  file,
  list,
  ...more,
});

const vpcAttribute = (attribute: string): Call => ({
  service: "ec2",
  operation: "DescribeVpcAttribute",
  file: `describe-vpc-attribute.${attribute}`,
  input: { Attribute: attribute },
  each: { file: "describe-vpcs", list: "Vpcs", id: "VpcId", argument: "VpcId" },
});

const transitTable = {
  file: "describe-transit-gateway-route-tables",
  list: "TransitGatewayRouteTables",
  id: "TransitGatewayRouteTableId",
  argument: "TransitGatewayRouteTableId",
};

export const EC2_CALLS: readonly Call[] = [
  ec2("DescribeVpcs", "describe-vpcs", "Vpcs"),
  vpcAttribute("enableDnsSupport"),
  vpcAttribute("enableDnsHostnames"),
  ec2("DescribeSubnets", "describe-subnets", "Subnets"),
  ec2("DescribeRouteTables", "describe-route-tables", "RouteTables"),
  ec2("DescribeInternetGateways", "describe-internet-gateways", "InternetGateways"),
  ec2("DescribeNatGateways", "describe-nat-gateways", "NatGateways"),
  { service: "ec2", operation: "DescribeAddresses", file: "describe-addresses", list: "Addresses" },
  ec2("DescribeNetworkAcls", "describe-network-acls", "NetworkAcls"),
  ec2("DescribeSecurityGroups", "describe-security-groups", "SecurityGroups"),
  ec2("DescribeSecurityGroupRules", "describe-security-group-rules", "SecurityGroupRules"),
  ec2("DescribeDhcpOptions", "describe-dhcp-options", "DhcpOptions"),
  ec2("DescribeManagedPrefixLists", "describe-managed-prefix-lists", "PrefixLists"),
  ec2("GetManagedPrefixListEntries", "get-managed-prefix-list-entries", "Entries", {
    each: {
      file: "describe-managed-prefix-lists",
      list: "PrefixLists",
      id: "PrefixListId",
      argument: "PrefixListId",
      exceptOwner: "AWS",
    },
  }),
  ec2("DescribeVpcEndpoints", "describe-vpc-endpoints", "VpcEndpoints"),
  ec2(
    "DescribeVpcEndpointServiceConfigurations",
    "describe-vpc-endpoint-service-configurations",
    "ServiceConfigurations",
  ),
  ec2(
    "DescribeVpcEndpointServicePermissions",
    "describe-vpc-endpoint-service-permissions",
    "AllowedPrincipals",
    {
      each: {
        file: "describe-vpc-endpoint-service-configurations",
        list: "ServiceConfigurations",
        id: "ServiceId",
        argument: "ServiceId",
      },
    },
  ),
  ec2("DescribeVpcEndpointConnections", "describe-vpc-endpoint-connections", "VpcEndpointConnections"),
  ec2("DescribeVpcPeeringConnections", "describe-vpc-peering-connections", "VpcPeeringConnections"),
  ec2("DescribeTransitGateways", "describe-transit-gateways", "TransitGateways"),
  ec2(
    "DescribeTransitGatewayAttachments",
    "describe-transit-gateway-attachments",
    "TransitGatewayAttachments",
  ),
  ec2(
    "DescribeTransitGatewayVpcAttachments",
    "describe-transit-gateway-vpc-attachments",
    "TransitGatewayVpcAttachments",
  ),
  ec2("DescribeTransitGatewayRouteTables", transitTable.file, transitTable.list),
  ec2(
    "GetTransitGatewayRouteTableAssociations",
    "get-transit-gateway-route-table-associations",
    "Associations",
    { each: transitTable },
  ),
  ec2(
    "GetTransitGatewayRouteTablePropagations",
    "get-transit-gateway-route-table-propagations",
    "TransitGatewayRouteTablePropagations",
    { each: transitTable },
  ),
  {
    service: "ec2",
    operation: "SearchTransitGatewayRoutes",
    file: "search-transit-gateway-routes",
    list: "Routes",
    input: { Filters: [{ Name: "type", Values: ["static"] }], MaxResults: 1000 },
    each: transitTable,
  },
  {
    service: "ec2",
    operation: "DescribeVpnGateways",
    file: "describe-vpn-gateways",
    list: "VpnGateways",
  },
  {
    service: "ec2",
    operation: "DescribeCustomerGateways",
    file: "describe-customer-gateways",
    list: "CustomerGateways",
  },
  {
    service: "ec2",
    operation: "DescribeVpnConnections",
    file: "describe-vpn-connections",
    list: "VpnConnections",
  },
  ec2("DescribeNetworkInterfaces", "describe-network-interfaces", "NetworkInterfaces"),
  ec2("DescribeInstances", "describe-instances", "Reservations"),
  {
    service: "ec2",
    operation: "DescribeInstanceAttribute",
    file: "describe-instance-attribute.userData",
    input: { Attribute: "userData" },
    each: {
      file: "describe-instances",
      list: "Reservations.Instances",
      id: "InstanceId",
      argument: "InstanceId",
    },
  },
  ec2("DescribeLaunchTemplates", "describe-launch-templates", "LaunchTemplates"),
  ec2("DescribeLaunchTemplateVersions", "describe-launch-template-versions", "LaunchTemplateVersions", {
    input: { Versions: ["$Default"] },
    each: {
      file: "describe-launch-templates",
      list: "LaunchTemplates",
      id: "LaunchTemplateId",
      argument: "LaunchTemplateId",
    },
  }),
  ec2("DescribeFlowLogs", "describe-flow-logs", "FlowLogs"),
];
