/** VPCs, their further CIDR blocks and subnets, and what AWS makes together with a VPC. */
import { type Thing, thing } from "../thing";
import type { Answers } from "./answers";

export function vpcsOf(at: Answers): Thing[] {
  const parts = partsOfVpcs(at);
  return at.list("describe-vpcs", "Vpcs").flatMap((vpc) => {
    const id = vpc.text("VpcId");
    const attribute = (name: string, member: string, fallback: boolean) => {
      const value = at.of(`describe-vpc-attribute.${name}`, id).part(member).optional("Value");
      return typeof value === "boolean" ? value : fallback;
    };
    const own = thing(
      at,
      "aws_vpc",
      id,
      {
        cidr_block: vpc.text("CidrBlock"),
        instance_tenancy: vpc.text("InstanceTenancy"),
        enable_dns_support: attribute("enableDnsSupport", "EnableDnsSupport", true),
        enable_dns_hostnames: attribute("enableDnsHostnames", "EnableDnsHostnames", false),
        tags: vpc.tags(),
      },
      parts.get(id),
    );
    const further = vpc
      .list("CidrBlockAssociationSet")
      .filter(
        (block) =>
          block.text("CidrBlock") !== vpc.text("CidrBlock") &&
          block.part("CidrBlockState").text("State") === "associated",
      )
      .map((block) =>
        thing(at, "aws_vpc_ipv4_cidr_block_association", block.text("AssociationId"), {
          vpc_id: id,
          cidr_block: block.text("CidrBlock"),
        }),
      );
    return [own, ...further];
  });
}

/** The default group, the default network ACL and the main table are known by attributes of their VPC. */
function partsOfVpcs(at: Answers): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const parts = new Map<string, Record<string, string>>();
  const add = (vpc: string, id: string, attribute: string) => {
    parts.set(vpc, { ...parts.get(vpc), [id]: attribute });
  };
  for (const group of at.list("describe-security-groups", "SecurityGroups"))
    if (group.text("GroupName") === "default")
      add(group.text("VpcId"), group.text("GroupId"), "default_security_group_id");
  for (const acl of at.list("describe-network-acls", "NetworkAcls"))
    if (acl.is("IsDefault")) add(acl.text("VpcId"), acl.text("NetworkAclId"), "default_network_acl_id");
  for (const table of at.list("describe-route-tables", "RouteTables"))
    if (table.list("Associations").some((association) => association.is("Main")))
      add(table.text("VpcId"), table.text("RouteTableId"), "main_route_table_id");
  return parts;
}

export function subnetsOf(at: Answers): Thing[] {
  return at
    .list("describe-subnets", "Subnets")
    .filter((subnet) => subnet.text("OwnerId") === "" || subnet.text("OwnerId") === at.account)
    .map((subnet) =>
      thing(at, "aws_subnet", subnet.text("SubnetId"), {
        vpc_id: subnet.text("VpcId"),
        cidr_block: subnet.text("CidrBlock"),
        availability_zone_id: subnet.text("AvailabilityZoneId"),
        map_public_ip_on_launch: subnet.is("MapPublicIpOnLaunch"),
        tags: subnet.tags(),
      }),
    );
}

/** A default VPC in which nobody has anything came with the account, and is no part of the network. */
export function unusedDefaults(at: Answers): ReadonlySet<string> {
  const used = new Set(
    at.list("describe-network-interfaces", "NetworkInterfaces").map((one) => one.text("VpcId")),
  );
  const defaults = at.list("describe-vpcs", "Vpcs").filter((vpc) => vpc.is("IsDefault"));
  return new Set(defaults.map((vpc) => vpc.text("VpcId")).filter((id) => !used.has(id)));
}

export function flowLogsOf(at: Answers): Thing[] {
  return at.list("describe-flow-logs", "FlowLogs").map((log) =>
    thing(at, "aws_flow_log", log.text("FlowLogId"), {
      vpc_id: log.text("ResourceId"),
      traffic_type: log.text("TrafficType"),
      log_destination_type: log.text("LogDestinationType"),
      log_destination: log.text("LogDestination") || undefined,
      max_aggregation_interval: log.optional("MaxAggregationInterval"),
      tags: log.tags(),
    }),
  );
}
