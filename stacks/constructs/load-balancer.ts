/** Network load balancers, what they listen on and what they send to. */
import { AutoscalingAttachment } from "#aws/autoscaling-attachment";
import { Lb } from "#aws/lb";
import { LbListener } from "#aws/lb-listener";
import { LbTargetGroup } from "#aws/lb-target-group";
import { LbTargetGroupAttachment } from "#aws/lb-target-group-attachment";
import type {
  PlannedListener,
  PlannedLoadBalancer,
  PlannedTarget,
  PlannedTargetFleet,
  PlannedTargetGroup,
} from "../../src/plan/planned/load-balancer";
import type { AccountStack } from "../account-stack";
import { idOf, named, tagsOf } from "../emit";
import { attributeOf } from "../naming";

/** TLS 1.2 and 1.3 with forward secrecy. */
const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06";

export function loadBalancer(stack: AccountStack, planned: PlannedLoadBalancer): void {
  const resource = new Lb(stack, idOf("aws_lb", planned.ref), {
    name: planned.name,
    internal: true,
    loadBalancerType: "network",
    subnets: planned.subnets.map((ref) => attributeOf("aws_subnet", ref, "id")),
    securityGroups: [attributeOf("aws_security_group", planned.securityGroup, "id")],
    enableCrossZoneLoadBalancing: planned.crossZone,
    ...(!planned.filtersPrivateLink && { enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "off" }),
    ...(planned.deletionProtection && { enableDeletionProtection: true }),
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}

export function targetGroup(stack: AccountStack, planned: PlannedTargetGroup): void {
  const { health, targets } = planned;
  const resource = new LbTargetGroup(stack, idOf("aws_lb_target_group", planned.ref), {
    name: planned.name,
    port: planned.port,
    protocol: "TCP",
    targetType: targets,
    vpcId: attributeOf("aws_vpc", planned.vpc, "id"),
    // A load balancer as a target takes neither: it is told the client's address by AWS itself.
    ...(targets !== "alb" && { proxyProtocolV2: planned.proxyProtocol, preserveClientIp: "false" }),
    deregistrationDelay: String(planned.deregistrationSeconds),
    healthCheck: {
      protocol: health.protocol,
      port: health.port === undefined ? "traffic-port" : String(health.port),
      interval: health.intervalSeconds,
      ...(health.timeoutSeconds !== undefined && { timeout: health.timeoutSeconds }),
      healthyThreshold: health.threshold,
      unhealthyThreshold: health.threshold,
      ...(health.path !== undefined && { path: health.path, matcher: "200" }),
    },
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}

export function listener(stack: AccountStack, planned: PlannedListener): void {
  const resource = new LbListener(stack, idOf("aws_lb_listener", planned.ref), {
    loadBalancerArn: attributeOf("aws_lb", planned.loadBalancer, "arn"),
    port: planned.port,
    protocol: planned.protocol,
    ...(planned.certificate !== undefined && { certificateArn: planned.certificate, sslPolicy: TLS_POLICY }),
    ...(planned.idleSeconds !== undefined && { tcpIdleTimeoutSeconds: planned.idleSeconds }),
    defaultAction: [
      { type: "forward", targetGroupArn: attributeOf("aws_lb_target_group", planned.targetGroup, "arn") },
    ],
    tags: planned.tags,
  });
  named(stack, resource, planned);
}

export function target(stack: AccountStack, planned: PlannedTarget): void {
  const type = "aws_lb_target_group_attachment";
  const resource = new LbTargetGroupAttachment(stack, idOf(type, planned.ref), {
    targetGroupArn: attributeOf("aws_lb_target_group", planned.targetGroup, "arn"),
    targetId: planned.target,
    port: planned.port,
    ...(planned.outside && { availabilityZone: "all" }),
  });
  named(stack, resource, planned);
}

export function targetFleet(stack: AccountStack, planned: PlannedTargetFleet): void {
  const resource = new AutoscalingAttachment(stack, idOf("aws_autoscaling_attachment", planned.ref), {
    autoscalingGroupName: planned.autoScalingGroup,
    lbTargetGroupArn: attributeOf("aws_lb_target_group", planned.targetGroup, "arn"),
  });
  named(stack, resource, planned);
}
