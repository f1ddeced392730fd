/** Security groups and their rules. */
import { SecurityGroup } from "#aws/security-group";
import { VpcSecurityGroupEgressRule } from "#aws/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "#aws/vpc-security-group-ingress-rule";
import type {
  PlannedSecurityGroup,
  PlannedSecurityGroupRule,
  RulePeer,
} from "../../src/plan/planned/security-group";
import type { AccountStack } from "../account-stack";
import { idOf, named, tagsOf } from "../emit";
import { expressionOf } from "../identifier";
import { attributeOf } from "../naming";

export function securityGroup(stack: AccountStack, planned: PlannedSecurityGroup): void {
  const resource = new SecurityGroup(stack, idOf("aws_security_group", planned.ref), {
    name: planned.name,
    description: planned.description,
    vpcId: expressionOf(planned.vpc),
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}

export function securityGroupRule(stack: AccountStack, planned: PlannedSecurityGroupRule): void {
  const ingress = planned.direction === "ingress";
  const type = ingress ? "aws_vpc_security_group_ingress_rule" : "aws_vpc_security_group_egress_rule";
  const Rule = ingress ? VpcSecurityGroupIngressRule : VpcSecurityGroupEgressRule;
  const resource = new Rule(stack, idOf(type, planned.ref), {
    securityGroupId: attributeOf("aws_security_group", planned.securityGroup, "id"),
    ipProtocol: planned.protocol,
    fromPort: planned.port,
    toPort: planned.port,
    ...peerOf(planned.peer),
  });
  named(stack, resource, planned);
}

function peerOf(peer: RulePeer) {
  if (peer.kind === "cidr-block") return { cidrIpv4: peer.cidrBlock };
  if (peer.kind === "security-group")
    return { referencedSecurityGroupId: attributeOf("aws_security_group", peer.ref, "id") };
  return { prefixListId: attributeOf("aws_vpc_endpoint", peer.ref, "prefix_list_id") };
}
