/** Gateway Load Balancers: from their endpoints, by their service, to a target group. */
import { Lb } from "#aws/lb";
import { LbListener } from "#aws/lb-listener";
import { LbTargetGroup } from "#aws/lb-target-group";
import { VpcEndpoint } from "#aws/vpc-endpoint";
import { VpcEndpointService } from "#aws/vpc-endpoint-service";
import type {
  PlannedGatewayBalancer,
  PlannedGatewayBalancerEndpoint,
} from "../../src/plan/planned/gateway-balancer";
import type { AccountStack } from "../account-stack";
import { idOf, named, tagsOf } from "../emit";
import { attributeOf } from "../naming";

/** The port that AWS allows for GENEVE. */
const GENEVE = 6081;

export function gatewayBalancer(stack: AccountStack, planned: PlannedGatewayBalancer): void {
  const { ref, health } = planned;
  const balancer = new Lb(stack, idOf("aws_lb", ref), {
    name: planned.name,
    loadBalancerType: "gateway",
    subnets: planned.subnets.map((subnet) => attributeOf("aws_subnet", subnet, "id")),
    // The loss of all hosts of an AZ does not lose the AZ.
    enableCrossZoneLoadBalancing: true,
    tags: tagsOf(planned),
  });
  named(stack, balancer, planned);
  const group = new LbTargetGroup(stack, idOf("aws_lb_target_group", ref), {
    name: planned.name,
    port: GENEVE,
    protocol: "GENEVE",
    targetType: "instance",
    vpcId: attributeOf("aws_vpc", planned.vpc, "id"),
    deregistrationDelay: String(planned.deregistrationSeconds),
    // Both have to be the same. Without it a flow stays with a host that is gone.
    targetFailover: [{ onDeregistration: "rebalance", onUnhealthy: "rebalance" }],
    healthCheck: {
      protocol: health.protocol,
      port: String(health.port),
      path: health.path,
      matcher: "200",
      interval: health.intervalSeconds,
      healthyThreshold: health.threshold,
      unhealthyThreshold: health.threshold,
    },
    tags: tagsOf(planned),
  });
  named(stack, group, planned);
  const listener = new LbListener(stack, idOf("aws_lb_listener", ref), {
    loadBalancerArn: attributeOf("aws_lb", ref, "arn"),
    defaultAction: [{ type: "forward", targetGroupArn: attributeOf("aws_lb_target_group", ref, "arn") }],
    tags: planned.tags,
  });
  named(stack, listener, planned);
  const service = new VpcEndpointService(stack, idOf("aws_vpc_endpoint_service", ref), {
    acceptanceRequired: false,
    gatewayLoadBalancerArns: [attributeOf("aws_lb", ref, "arn")],
    supportedIpAddressTypes: ["ipv4"],
    tags: tagsOf(planned),
  });
  named(stack, service, planned);
}

export function gatewayBalancerEndpoint(stack: AccountStack, planned: PlannedGatewayBalancerEndpoint): void {
  const resource = new VpcEndpoint(stack, idOf("aws_vpc_endpoint", planned.ref), {
    vpcId: attributeOf("aws_vpc", planned.vpc, "id"),
    serviceName: attributeOf("aws_vpc_endpoint_service", planned.balancer, "service_name"),
    vpcEndpointType: "GatewayLoadBalancer",
    subnetIds: [attributeOf("aws_subnet", planned.subnet, "id")],
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}
