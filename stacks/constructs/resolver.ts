/** Route 53 Resolver endpoints, rules, and the VPCs that follow them. */
import { Route53ResolverEndpoint } from "#aws/route53-resolver-endpoint";
import { Route53ResolverRule } from "#aws/route53-resolver-rule";
import { Route53ResolverRuleAssociation } from "#aws/route53-resolver-rule-association";
import type {
  PlannedResolverEndpoint,
  PlannedResolverRule,
  PlannedResolverRuleAssociation,
} from "../../src/plan/planned/resolver";
import type { AccountStack } from "../account-stack";
import { idOf, named, tagsOf } from "../emit";
import { expressionOf } from "../identifier";
import { attributeOf } from "../naming";

export function resolverEndpoint(stack: AccountStack, planned: PlannedResolverEndpoint): void {
  const resource = new Route53ResolverEndpoint(stack, idOf("aws_route53_resolver_endpoint", planned.ref), {
    name: planned.name,
    direction: planned.direction,
    securityGroupIds: [attributeOf("aws_security_group", planned.securityGroup, "id")],
    ipAddress: planned.subnets.map((ref) => ({ subnetId: attributeOf("aws_subnet", ref, "id") })),
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}

export function resolverRule(stack: AccountStack, planned: PlannedResolverRule): void {
  const resource = new Route53ResolverRule(stack, idOf("aws_route53_resolver_rule", planned.ref), {
    name: planned.name,
    domainName: planned.domain,
    ruleType: "FORWARD",
    resolverEndpointId: attributeOf("aws_route53_resolver_endpoint", planned.endpoint, "id"),
    targetIp: planned.targets.map(({ ip, port }) => ({ ip, port })),
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}

export function resolverRuleAssociation(stack: AccountStack, planned: PlannedResolverRuleAssociation): void {
  const type = "aws_route53_resolver_rule_association";
  const resource = new Route53ResolverRuleAssociation(stack, idOf(type, planned.ref), {
    name: planned.name,
    resolverRuleId: expressionOf(planned.rule),
    vpcId: expressionOf(planned.vpc),
  });
  named(stack, resource, planned);
}
