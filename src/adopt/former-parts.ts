/** Resources of a former owner that are a part of something adopted, which the new owner has within one resource. */
import type { Resource } from "../built/terraform/resource";

/** By type: which argument names the whole, and the type of that. */
const PARTS: Readonly<Record<string, readonly [argument: string, whole: string]>> = {
  aws_ec2_managed_prefix_list_entry: ["prefix_list_id", "aws_ec2_managed_prefix_list"],
  aws_internet_gateway_attachment: ["internet_gateway_id", "aws_internet_gateway"],
  aws_network_acl_association: ["network_acl_id", "aws_network_acl"],
  aws_network_acl_rule: ["network_acl_id", "aws_network_acl"],
  aws_vpc_endpoint_policy: ["vpc_endpoint_id", "aws_vpc_endpoint"],
  aws_vpc_endpoint_route_table_association: ["vpc_endpoint_id", "aws_vpc_endpoint"],
  aws_vpc_endpoint_security_group_association: ["vpc_endpoint_id", "aws_vpc_endpoint"],
  aws_vpc_endpoint_subnet_association: ["vpc_endpoint_id", "aws_vpc_endpoint"],
  aws_vpn_gateway_attachment: ["vpn_gateway_id", "aws_vpn_gateway"],
};

/** Two states that both hold such a part would take turns in writing it. */
export function isPartOfAdopted(
  { type, values }: Pick<Resource, "type" | "values">,
  isAdopted: (type: string, id: string) => boolean,
): boolean {
  const part = PARTS[type];
  return part !== undefined && isAdopted(part[1], String(values[part[0]]));
}
