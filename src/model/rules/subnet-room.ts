/** Every subnet has an address for each thing that stands in it. */
import { CIDR_LENGTHS } from "../../aws/cidr-rules";
import { usableAddresses } from "../../aws/subnet-addresses";
import type { Collector } from "../../diagnostics/collector";
import { counted } from "../../diagnostics/counted";
import type { NetworkModel } from "../network-model";
import { type Standing, standingIn } from "../standing";
import type { SubnetRequest } from "../vpc";
import { allVpcs } from "./rules";

export function checkSubnetRoom(model: NetworkModel, collector: Collector): void {
  const standing = standingIn(model);
  for (const vpc of allVpcs(model))
    for (const { subnets } of vpc.tiers) {
      // A tier's subnets are mostly alike, so the first that is too small speaks for all.
      const full = subnets.find((subnet) => isFull(subnet, standing.get(subnet)));
      if (full) reportFull(full, standing.get(full) as Standing, collector);
    }
}

/** A subnet of a size that AWS does not have is told by its own rule. */
function isFull({ prefixLength }: SubnetRequest, standing: Standing | undefined): boolean {
  return (
    standing !== undefined &&
    prefixLength <= CIDR_LENGTHS.max &&
    total(standing) > usableAddresses(prefixLength)
  );
}

function reportFull(subnet: SubnetRequest, standing: Standing, collector: Collector): void {
  const things = [...standing].flatMap(([what, count]) => counted(count, what));
  const usable = usableAddresses(subnet.prefixLength);
  const data = { subnet: subnet.ref, usable, count: total(standing), things };
  collector.report("SUBNET_FULL", subnet.at, data);
}

function total(standing: Standing): number {
  return [...standing.values()].reduce((sum, count) => sum + count, 0);
}
