/** AWS takes VPC blocks and subnets from /16 to /28. */
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../network-model";
import { allVpcs } from "./rules";

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html and subnet-sizing.html */
const SHORTEST = 16;
const LONGEST = 28;

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
  return length >= SHORTEST && length <= LONGEST;
}
