/** Flow logs have the destination that they name. */
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../network-model";
import { allVpcs } from "./rules";

export function checkFlowLogs(model: NetworkModel, collector: Collector): void {
  for (const vpc of allVpcs(model)) {
    const logs = vpc.flowLogs;
    if (!logs) continue;
    if (logs.to === "s3" && logs.bucketArn === undefined) {
      collector.report("FLOW_LOG_WITHOUT_BUCKET", logs.at, { vpc: vpc.ref });
    }
    if (logs.to === "cloud-watch-logs" && logs.bucketArn !== undefined) {
      collector.report("FLOW_LOG_BUCKET_UNUSED", vpc.locate(["flowLogs", "bucketArn"]), { vpc: vpc.ref });
    }
  }
}
