/** AWS takes VPC blocks and subnets from /16 to /28. */
import { CIDR_LENGTHS } from "../../aws/cidr-rules";
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../network-model";
import { allVpcs } from "./rules";

export function checkSizes(model: NetworkModel, collector: Collector): void {
  for (const vpc of allVpcs(model)) {
    for (const { ref, request } of [{ ref: vpc.ref, request: vpc.primary }, ...vpc.secondaries]) {
      if (isAllowed(request.prefixLength)) continue;
      collector.report("VPC_SIZE", request.sizeAt, { owner: ref, length: request.prefixLength });
    }
    for (const tier of vpc.tiers) {
      const odd = tier.subnets.find((subnet) => !isAllowed(subnet.prefixLength));
      if (odd) collector.report("SUBNET_SIZE", odd.at, { owner: odd.ref, length: odd.prefixLength });
    }
  }
}

function isAllowed(length: number): boolean {
  return length >= CIDR_LENGTHS.min && length <= CIDR_LENGTHS.max;
}
