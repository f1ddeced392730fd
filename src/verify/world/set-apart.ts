/**
 * Classes of a network from which something was taken, or in which something was changed, by those of the whole one.
 *
 * Two VPCs that may change places in the whole network still may once a fact is gone that says the same of both, or
 * nothing of either. So the VPCs that such a fact names stand for themselves alone, and all others stay as they are.
 */
import type { Subnet } from "../network/vpc";
import type { Grouping } from "./classes";

export function setApart(whole: Grouping, vpcs: ReadonlySet<string>): Grouping {
  const alone = (vpc: string, key: string, otherwise: () => string) =>
    vpcs.has(vpc) ? `alone ${key}` : otherwise();
  return {
    vpcClass: (vpc) => alone(vpc, vpc, () => whole.vpcClass(vpc)),
    subnetClass: (subnet: Subnet) => alone(subnet.vpc, subnet.key, () => whole.subnetClass(subnet)),
    // Whose VPC is not known here is a place of its own, which is never wrong.
    placeOf: (key) => key,
  };
}
