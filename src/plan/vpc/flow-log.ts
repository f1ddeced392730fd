/** Plans a VPC's flow log. */
import type { Vpc } from "../../model/vpc";
import type { FlowLogDestination, PlannedFlowLog } from "../planned/flow-log";

export function planFlowLog(vpc: Vpc): PlannedFlowLog[] {
  const logs = vpc.flowLogs;
  if (!logs) return [];
  const destination: FlowLogDestination =
    logs.to === "s3"
      ? { to: "s3", bucketArn: logs.bucketArn as string }
      : {
          to: "cloud-watch-logs",
          logGroup: `/aws/vpc-flow-logs/${vpc.region}/${vpc.name}`,
          role: `flow-logs-${vpc.region}-${vpc.name}`.slice(0, 64),
          retentionDays: logs.retentionDays,
        };
  return [
    {
      kind: "flow-log",
      ref: `${vpc.ref}/flow-log`,
      because: { ref: vpc.ref, at: logs.at },
      name: vpc.name,
      vpc: vpc.ref,
      traffic: logs.traffic.toUpperCase() as PlannedFlowLog["traffic"],
      aggregationSeconds: logs.aggregationSeconds,
      destination,
      tags: vpc.tags,
    },
  ];
}
