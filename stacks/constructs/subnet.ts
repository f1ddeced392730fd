/** A subnet and its route table association. */
import { RouteTableAssociation } from "#aws/route-table-association";
import { Subnet } from "#aws/subnet";
import type { PlannedSubnet } from "../../src/plan/planned/subnet";
import type { AccountStack } from "../account-stack";
import { idOf, named, tagsOf } from "../emit";
import { addressOf, attributeOf } from "../naming";

export function subnet(stack: AccountStack, planned: PlannedSubnet): void {
  const resource = new Subnet(stack, idOf("aws_subnet", planned.ref), {
    vpcId: attributeOf("aws_vpc", planned.vpc, "id"),
    cidrBlock: planned.cidrBlock,
    availabilityZoneId: planned.availabilityZoneId,
    ...(planned.publicAddresses && { mapPublicIpOnLaunch: true }),
    tags: { ...tagsOf(planned), Tier: planned.tier },
  });
  if (planned.association !== undefined) {
    resource.addOverride("depends_on", [
      addressOf("aws_vpc_ipv4_cidr_block_association", planned.association),
    ]);
  }
  named(stack, resource, planned);
  const association = new RouteTableAssociation(stack, idOf("aws_route_table_association", planned.ref), {
    subnetId: attributeOf("aws_subnet", planned.ref, "id"),
    routeTableId: attributeOf("aws_route_table", planned.routeTable, "id"),
  });
  named(stack, association, planned);
}
