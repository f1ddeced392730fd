/** A VPC, its closed default security group, and its secondary blocks. */
import { DefaultSecurityGroup } from "#aws/default-security-group";
import { Vpc } from "#aws/vpc";
import { VpcIpv4CidrBlockAssociation } from "#aws/vpc-ipv4-cidr-block-association";
import type { PlannedCidrAssociation, PlannedVpc } from "../../src/plan/planned/vpc";
import type { AccountStack } from "../account-stack";
import { idOf, named, tagsOf } from "../emit";
import { addressOf, attributeOf } from "../naming";

export function vpc(stack: AccountStack, planned: PlannedVpc): void {
  const resource = new Vpc(stack, idOf("aws_vpc", planned.ref), {
    cidrBlock: planned.cidrBlock,
    enableDnsSupport: planned.dnsSupport,
    enableDnsHostnames: planned.dnsHostnames,
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
  // Adopting the default group without rules empties it: what forgets to name a group gets no access.
  const group = new DefaultSecurityGroup(stack, idOf("aws_default_security_group", planned.ref), {
    vpcId: attributeOf("aws_vpc", planned.ref, "id"),
    tags: tagsOf({ name: `${planned.name}-default-closed`, tags: planned.tags }),
  });
  named(stack, group, planned);
}

export function cidrAssociation(stack: AccountStack, planned: PlannedCidrAssociation): void {
  const type = "aws_vpc_ipv4_cidr_block_association";
  const resource = new VpcIpv4CidrBlockAssociation(stack, idOf(type, planned.ref), {
    vpcId: attributeOf("aws_vpc", planned.vpc, "id"),
    cidrBlock: planned.cidrBlock,
  });
  if (planned.after !== undefined) resource.addOverride("depends_on", [addressOf(type, planned.after)]);
  named(stack, resource, planned);
}
