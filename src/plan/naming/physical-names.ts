/** The physical names that what is planned gets in AWS, by resource type. */
import type { NamedType } from "../../aws/names";
import type { Planned } from "../planned/stack";

export interface PhysicalName {
  readonly type: NamedType;
  readonly name: string;
}

export function physicalNames(planned: Planned): readonly PhysicalName[] {
  const called = (type: NamedType, name: string): PhysicalName[] => [{ type, name }];
  switch (planned.kind) {
    case "load-balancer":
      return called("aws_lb", planned.name);
    case "gateway-balancer":
      return [...called("aws_lb", planned.name), ...called("aws_lb_target_group", planned.name)];
    case "target-group":
      return called("aws_lb_target_group", planned.name);
    case "security-group":
      return called("aws_security_group", planned.name);
    case "instance-role":
      return [...called("aws_iam_role", planned.name), ...called("aws_iam_instance_profile", planned.name)];
    case "flow-log":
      return planned.destination.to === "s3"
        ? []
        : [
            ...called("aws_iam_role", planned.destination.role),
            ...called("aws_cloudwatch_log_group", planned.destination.logGroup),
          ];
    case "launch-template":
      return called("aws_launch_template", planned.name);
    case "auto-scaling-group":
      return called("aws_autoscaling_group", planned.name);
    case "resolver-endpoint":
      return called("aws_route53_resolver_endpoint", planned.name);
    case "resolver-rule":
      return called("aws_route53_resolver_rule", planned.name);
    case "resolver-rule-association":
      return called("aws_route53_resolver_rule_association", planned.name);
    case "dns-profile":
      return called("aws_route53profiles_profile", planned.name);
    case "profile-association":
      return called("aws_route53profiles_association", planned.name);
    case "state-bucket":
      return called("aws_s3_bucket", planned.bucket);
    default:
      return [];
  }
}
