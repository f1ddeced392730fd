/** Network load balancers, target groups and listeners. */
import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type {
  PlannedListener,
  PlannedLoadBalancer,
  PlannedTargetGroup,
} from "../../src/plan/planned/load-balancer";
import type { AccountStack } from "../account-stack";
import { idOf, named, tagsOf } from "../emit";
import { attributeOf } from "../naming";

export function loadBalancer(stack: AccountStack, planned: PlannedLoadBalancer): void {
  const resource = new Lb(stack, idOf("aws_lb", planned.ref), {
    name: planned.name,
    internal: true,
    loadBalancerType: "network",
    subnets: planned.subnets.map((ref) => attributeOf("aws_subnet", ref, "id")),
    securityGroups: [attributeOf("aws_security_group", planned.securityGroup, "id")],
    enableCrossZoneLoadBalancing: planned.crossZone,
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}

export function targetGroup(stack: AccountStack, planned: PlannedTargetGroup): void {
  const { health } = planned;
  const resource = new LbTargetGroup(stack, idOf("aws_lb_target_group", planned.ref), {
    name: planned.name,
    port: planned.port,
    protocol: "TCP",
    targetType: "instance",
    vpcId: attributeOf("aws_vpc", planned.vpc, "id"),
    proxyProtocolV2: planned.proxyProtocol,
    preserveClientIp: String(!planned.proxyProtocol),
    deregistrationDelay: String(planned.deregistrationSeconds),
    healthCheck: {
      protocol: "HTTP",
      port: String(health.port),
      path: health.path,
      interval: health.intervalSeconds,
      healthyThreshold: health.threshold,
      unhealthyThreshold: health.threshold,
      matcher: "200",
    },
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}

export function listener(stack: AccountStack, planned: PlannedListener): void {
  const resource = new LbListener(stack, idOf("aws_lb_listener", planned.ref), {
    loadBalancerArn: attributeOf("aws_lb", planned.loadBalancer, "arn"),
    port: planned.port,
    protocol: "TCP",
    defaultAction: [
      { type: "forward", targetGroupArn: attributeOf("aws_lb_target_group", planned.targetGroup, "arn") },
    ],
    tags: planned.tags,
  });
  named(stack, resource, planned);
}
