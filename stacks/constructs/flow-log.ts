/** A VPC's flow log; for CloudWatch Logs with its log group and the role that writes to it. */
import { CloudwatchLogGroup } from "#aws/cloudwatch-log-group";
import { FlowLog } from "#aws/flow-log";
import { IamRole } from "#aws/iam-role";
import { IamRolePolicy } from "#aws/iam-role-policy";
import type { FlowLogDestination, PlannedFlowLog } from "../../src/plan/planned/flow-log";
import type { AccountStack } from "../account-stack";
import { idOf, named, tagsOf } from "../emit";
import { attributeOf } from "../naming";

export function flowLog(stack: AccountStack, planned: PlannedFlowLog): void {
  const { destination } = planned;
  if (destination.to === "cloud-watch-logs") logGroup(stack, planned, destination);
  const resource = new FlowLog(stack, idOf("aws_flow_log", planned.ref), {
    vpcId: attributeOf("aws_vpc", planned.vpc, "id"),
    trafficType: planned.traffic,
    maxAggregationInterval: planned.aggregationSeconds,
    logDestinationType: destination.to,
    ...(destination.to === "s3"
      ? { logDestination: destination.bucketArn }
      : {
          logDestination: attributeOf("aws_cloudwatch_log_group", planned.ref, "arn"),
          iamRoleArn: attributeOf("aws_iam_role", planned.ref, "arn"),
        }),
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html, narrowed to the one log group. */
function logGroup(
  stack: AccountStack,
  planned: PlannedFlowLog,
  { logGroup, role, retentionDays }: Extract<FlowLogDestination, { to: "cloud-watch-logs" }>,
): void {
  const group = new CloudwatchLogGroup(stack, idOf("aws_cloudwatch_log_group", planned.ref), {
    name: logGroup,
    retentionInDays: retentionDays,
    tags: tagsOf(planned),
  });
  named(stack, group, planned);
  const iamRole = new IamRole(stack, idOf("aws_iam_role", planned.ref), {
    name: role,
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "vpc-flow-logs.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "aws:SourceAccount": stack.planned.account.id } },
        },
      ],
    }),
    tags: tagsOf(planned),
  });
  named(stack, iamRole, planned);
  const arn = attributeOf("aws_cloudwatch_log_group", planned.ref, "arn");
  const policy = new IamRolePolicy(stack, idOf("aws_iam_role_policy", planned.ref), {
    name: "write-flow-logs",
    role: attributeOf("aws_iam_role", planned.ref, "id"),
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          Resource: [arn, `${arn}:*`],
        },
      ],
    }),
  });
  named(stack, policy, planned);
}
