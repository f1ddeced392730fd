/** The flow log of a VPC, with the log group and role that CloudWatch Logs needs. */
import type { PlannedBase, Tags } from "./planned";

export interface PlannedFlowLog extends PlannedBase {
  readonly kind: "flow-log";
  readonly name: string;
  readonly vpc: string;
  readonly traffic: "ALL" | "ACCEPT" | "REJECT";
  readonly aggregationSeconds: 60 | 600;
  readonly destination: FlowLogDestination;
  readonly tags: Tags;
}

export type FlowLogDestination =
  | { readonly to: "s3"; readonly bucketArn: string }
  | {
      readonly to: "cloud-watch-logs";
      readonly logGroup: string;
      readonly role: string;
      readonly retentionDays: number;
    };
