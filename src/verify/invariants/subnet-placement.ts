/** Every subnet lies in a block of its VPC and shares no address with another. */
import { comparePrefixes, contains, formatPrefix, overlaps } from "../../ip/prefix";
import { type Finding, finding } from "../finding";
import type { Subnet } from "../network/vpc";
import type { Scene } from "../scene";

export function subnetPlacement({ world }: Scene): Finding[] {
  const findings: Finding[] = [];
  const complain = (subnet: Subnet, problem: string) =>
    findings.push(
      finding("SUBNET_MISPLACED", subnet.origin, {
        subnet: subnet.origin.ref,
        prefix: formatPrefix(subnet.cidr),
        problem,
      }),
    );
  for (const [key, subnets] of world.subnetsOf) {
    const vpc = world.network.vpcs.get(key)!;
    const sorted = [...subnets].sort((a, b) => comparePrefixes(a.cidr, b.cidr));
    sorted.forEach((subnet, index) => {
      if (!vpc.cidrs.some((cidr) => contains(cidr, subnet.cidr)))
        complain(subnet, `is outside ${vpc.origin.ref}`);
      const before = sorted[index - 1];
      if (before && overlaps(before.cidr, subnet.cidr)) complain(subnet, `overlaps ${before.origin.ref}`);
    });
  }
  return findings;
}
