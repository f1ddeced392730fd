/** The least a proxy or forwarder instance may do in AWS: be reached by Session Manager and, if told so, move routes. */
import type { PolicyDocument, PolicyStatement } from "../planned/policy";

/**
 * The role's permissions; `routeTableArns` are the route tables whose routes the instance moves, none for a proxy.
 * Session Manager needs five actions, which AWS grants on `*` only. AmazonSSMManagedInstanceCore would add reading every
 * parameter, which is where people keep secrets, and running any document.
 * Source: docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html.
 */
export function instancePolicy(routeTableArns: readonly string[]): PolicyDocument {
  const routeTables = [...new Set(routeTableArns)].sort();
  const sessions: PolicyStatement = {
    Sid: "SessionManager",
    Effect: "Allow",
    Action: [
      "ssm:UpdateInstanceInformation",
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ],
    Resource: ["*"],
  };
  const moveRoutes: PolicyStatement = {
    Sid: "MoveRoutes",
    Effect: "Allow",
    Action: ["ec2:ReplaceRoute"],
    Resource: routeTables,
  };
  return { Version: "2012-10-17", Statement: routeTables.length ? [moveRoutes, sessions] : [sessions] };
}

/** The service principal that takes on the role: EC2's, which has its own name in the China partition. */
export function instancePrincipal(partition: string): string {
  return partition === "aws-cn" ? "ec2.amazonaws.com.cn" : "ec2.amazonaws.com";
}
