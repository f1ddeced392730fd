/** Whether hosts get to the packages that their first boot installs, which Amazon Linux keeps in a bucket of each region. */
import { admitsUnsigned } from "../../aws/endpoint-policy/unsigned";
import { Collector } from "../../diagnostics/collector";
import { gatewayTiers } from "../../model/endpoint-tiers";
import type { NetworkModel } from "../../model/network-model";
import type { Tier, Vpc } from "../../model/vpc";
import { PolicyWriter } from "../endpoints/policy";
import { hasNat } from "../reach/default-route";
import { hasInterfaceEndpoint } from "./interface-endpoints";

export function packageBucket(region: string): string {
  return `al2023-repos-${region}-de612dc2`;
}

/** What keeps them away, if anything does. The route to a gateway endpoint wins over that to a NAT gateway. */
export function withoutPackages(model: NetworkModel, vpc: Vpc, tier: Tier): string | undefined {
  const isS3 = ({ service }: { readonly service: string }) => service === "s3";
  const gateway = vpc.endpoints.gateways
    .filter(isS3)
    .find((one) => gatewayTiers(vpc, one).some(({ ref }) => ref === tier.ref));
  if (gateway) {
    // What is wrong with the policy itself has been said where endpoints are planned.
    const policy = new PolicyWriter(model, new Collector()).write(vpc, gateway);
    const objects = `arn:${model.organization.partition}:s3:::${packageBucket(vpc.region)}/repomd.xml`;
    const admitted = policy === undefined || admitsUnsigned(policy, "s3:GetObject", objects);
    return admitted ? undefined : `the policy of ${gateway.ref} keeps them from it`;
  }
  return hasNat(vpc, tier) || hasInterfaceEndpoint(model, vpc, "s3")
    ? undefined
    : `${tier.ref} has no way to it`;
}
