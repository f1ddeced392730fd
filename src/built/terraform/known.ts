/** Attributes by which other resources mean a resource, or what AWS makes together with it. */

const EVERYWHERE = ["id", "arn"];

const BESIDES: Readonly<Record<string, readonly string[]>> = {
  aws_dx_gateway_association: ["transit_gateway_attachment_id"],
  aws_ec2_transit_gateway: ["association_default_route_table_id", "propagation_default_route_table_id"],
  aws_eip: ["allocation_id"],
  aws_instance: ["primary_network_interface_id"],
  aws_lb: ["dns_name"],
  aws_route53_zone: ["zone_id"],
  aws_vpc: [
    "main_route_table_id",
    "default_route_table_id",
    "default_security_group_id",
    "default_network_acl_id",
  ],
  aws_vpc_endpoint: ["prefix_list_id"],
  aws_vpc_endpoint_service: ["service_name"],
  aws_vpn_connection: ["transit_gateway_attachment_id"],
};

/** Their ID is that of something else: a part of a VPC, or what the other side made. */
const SAME_AS_OTHERS = /^aws_default_|_accepter$|_options$|^aws_(?:vpn|internet)_gateway_attachment$/;

export function knownAttributes(type: string): readonly string[] {
  return [...EVERYWHERE, ...(BESIDES[type] ?? [])];
}

export function isKnownByItself(type: string): boolean {
  return !SAME_AS_OTHERS.test(type);
}
