/** Reads where a VPC's flow log goes. */
import type { Block } from "../../verify/terraform/stack";
import type { BuiltIndex } from "./built-index";
import type { ObservedFlowLog } from "./observed";

const TRAFFIC = ["all", "accept", "reject"] as const;

/** A configuration has one for each VPC; a log group has a role beside it, which no survey tells. */
export function flowLogOf(index: BuiltIndex, vpc: Block): ObservedFlowLog | undefined {
  const { built } = index;
  const [log, ...others] = index.in("aws_flow_log", "vpc_id", vpc.key);
  if (!log || others.length > 0 || built.said(log, "log_destination_type") !== "s3") return undefined;
  const bucketArn = built.said(log, "log_destination");
  const traffic = TRAFFIC.find((one) => one === built.said(log, "traffic_type")?.toLowerCase());
  if (bucketArn === undefined || !traffic) return undefined;
  const aggregationSeconds = built.said(log, "max_aggregation_interval") === "60" ? 60 : 600;
  return { bucketArn, traffic, aggregationSeconds };
}
