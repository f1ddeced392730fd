/** What a survey asks AWS, by account and region: calls that read, and no others. */
import type { Call } from "./call";
import { EC2_CALLS } from "./ec2-calls";

const loadBalancer = {
  file: "describe-load-balancers",
  list: "LoadBalancers",
  id: "LoadBalancerArn",
  argument: "LoadBalancerArn",
};

const targetGroup = {
  file: "describe-target-groups",
  list: "TargetGroups",
  id: "TargetGroupArn",
  argument: "TargetGroupArn",
};

const hostedZone = { file: "list-hosted-zones", list: "HostedZones", id: "Id", argument: "Id" };

const resolver = (operation: string, file: string, list: string): Call => ({
  service: "route53resolver",
  operation,
  file,
  list,
});

const balancing = (operation: string, file: string, more: Partial<Call>): Call => ({
  service: "elasticloadbalancing",
  operation,
  file,
  ...more,
});

/** In an order in which what `each` needs has been asked before. */
export const CALLS: readonly Call[] = [
  ...EC2_CALLS,
  {
    service: "directconnect",
    operation: "DescribeDirectConnectGateways",
    file: "describe-direct-connect-gateways",
    list: "directConnectGateways",
    isGlobal: true,
  },
  {
    service: "directconnect",
    operation: "DescribeDirectConnectGatewayAssociations",
    file: "describe-direct-connect-gateway-associations",
    list: "directConnectGatewayAssociations",
    each: {
      file: "describe-direct-connect-gateways",
      list: "directConnectGateways",
      id: "directConnectGatewayId",
      argument: "directConnectGatewayId",
    },
    isGlobal: true,
  },
  {
    service: "autoscaling",
    operation: "DescribeAutoScalingGroups",
    file: "describe-auto-scaling-groups",
    list: "AutoScalingGroups",
  },
  balancing("DescribeLoadBalancers", loadBalancer.file, { list: loadBalancer.list }),
  balancing("DescribeLoadBalancerAttributes", "describe-load-balancer-attributes", { each: loadBalancer }),
  balancing("DescribeListeners", "describe-listeners", { list: "Listeners", each: loadBalancer }),
  balancing("DescribeTargetGroups", targetGroup.file, { list: targetGroup.list }),
  balancing("DescribeTargetGroupAttributes", "describe-target-group-attributes", { each: targetGroup }),
  balancing("DescribeTargetHealth", "describe-target-health", { each: targetGroup }),
  resolver("ListResolverEndpoints", "list-resolver-endpoints", "ResolverEndpoints"),
  {
    ...resolver("ListResolverEndpointIpAddresses", "list-resolver-endpoint-ip-addresses", "IpAddresses"),
    each: {
      file: "list-resolver-endpoints",
      list: "ResolverEndpoints",
      id: "Id",
      argument: "ResolverEndpointId",
    },
  },
  resolver("ListResolverRules", "list-resolver-rules", "ResolverRules"),
  resolver("ListResolverRuleAssociations", "list-resolver-rule-associations", "ResolverRuleAssociations"),
  {
    service: "route53",
    operation: "ListHostedZones",
    file: hostedZone.file,
    list: hostedZone.list,
    isGlobal: true,
  },
  {
    service: "route53",
    operation: "GetHostedZone",
    file: "get-hosted-zone",
    each: hostedZone,
    isGlobal: true,
  },
  {
    service: "route53",
    operation: "ListResourceRecordSets",
    file: "list-resource-record-sets",
    list: "ResourceRecordSets",
    each: { ...hostedZone, argument: "HostedZoneId" },
    isGlobal: true,
  },
];
