/** Counts what stands in some accounts, as the API tells it: what a state has lost is there all the same. */
import type { AwsReader } from "./aws-read";

/** Service, operation and the list in its answer. */
const LISTS: readonly (readonly [string, string, string])[] = [
  ["ec2", "describe_vpcs", "Vpcs"],
  ["ec2", "describe_subnets", "Subnets"],
  ["ec2", "describe_route_tables", "RouteTables"],
  ["ec2", "describe_network_acls", "NetworkAcls"],
  ["ec2", "describe_security_groups", "SecurityGroups"],
  ["ec2", "describe_security_group_rules", "SecurityGroupRules"],
  ["ec2", "describe_internet_gateways", "InternetGateways"],
  ["ec2", "describe_nat_gateways", "NatGateways"],
  ["ec2", "describe_addresses", "Addresses"],
  ["ec2", "describe_flow_logs", "FlowLogs"],
  ["ec2", "describe_vpc_endpoints", "VpcEndpoints"],
  ["ec2", "describe_vpc_peering_connections", "VpcPeeringConnections"],
  ["ec2", "describe_transit_gateway_attachments", "TransitGatewayAttachments"],
  ["ec2", "describe_transit_gateway_route_tables", "TransitGatewayRouteTables"],
  ["ec2", "describe_customer_gateways", "CustomerGateways"],
  ["ec2", "describe_vpn_connections", "VpnConnections"],
  ["elbv2", "describe_load_balancers", "LoadBalancers"],
  ["elbv2", "describe_target_groups", "TargetGroups"],
  ["route53", "list_hosted_zones", "HostedZones"],
  ["route53resolver", "list_resolver_endpoints", "ResolverEndpoints"],
  ["route53resolver", "list_resolver_rules", "ResolverRules"],
  ["route53resolver", "list_resolver_rule_associations", "ResolverRuleAssociations"],
  ["iam", "list_roles", "Roles"],
];

type Thing = Readonly<Record<string, unknown>>;

/** Things that AWS shows for a while after they are gone do not count. */
export async function standing(
  reader: AwsReader,
  accounts: readonly string[],
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const account of accounts)
    for (const [service, operation, list] of LISTS) {
      const answer = await reader.read<Record<string, Thing[]>>(account, "us-east-1", service, operation);
      const there = (answer[list] ?? []).filter((thing) => !isGone(thing));
      if (there.length > 0) counts[`${account} ${list}`] = there.length;
    }
  return counts;
}

function isGone({ State, Status, NetworkAclId, IsDefault }: Thing): boolean {
  // A VPC's own ACL goes with it; the local API leaves it behind.
  if (NetworkAclId !== undefined && IsDefault === true) return true;
  const state = State ?? Status;
  const text = typeof state === "object" && state !== null ? (state as { Code?: string }).Code : state;
  return typeof text === "string" && /^(?:delet|reject|expired)/i.test(text);
}
