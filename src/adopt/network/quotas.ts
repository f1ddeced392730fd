/** Quotas that AWS must have raised for an account, since more is built than it allows by default. */
import { QUOTA_SETTINGS, type QuotaSetting } from "../../aws/quota-settings";
import { defaultQuota, type QuotaName } from "../../aws/quotas";
import { blocksOf } from "./blocks";
import type { ObservedVpc } from "./observed";

/** How much of each the account has at the most, in one region or one VPC. */
export function raisedQuotas(vpcs: readonly ObservedVpc[]): Readonly<Partial<Record<QuotaSetting, number>>> {
  const regions = [...new Set(vpcs.map(({ region }) => region))];
  const most = (count: (within: readonly ObservedVpc[]) => number) =>
    Math.max(...regions.map((region) => count(vpcs.filter((vpc) => vpc.region === region))));
  const built: Partial<Record<QuotaSetting, number>> = {
    vpcsPerRegion: most((within) => within.length),
    elasticIpsPerRegion: most((within) => within.reduce((sum, { nats }) => sum + nats.size, 0)),
    ipv4CidrsPerVpc: Math.max(...vpcs.map((vpc) => blocksOf(vpc).length)),
    interfaceEndpointsPerVpc: Math.max(...vpcs.map(({ interfaceEndpoints }) => interfaceEndpoints.length)),
    subnetsPerVpc: Math.max(...vpcs.map(({ subnets }) => subnets.length)),
    routeTablesPerVpc: Math.max(
      ...vpcs.map(({ subnets }) => new Set(subnets.map(({ table }) => table)).size),
    ),
    gatewayEndpointsPerRegion: most((within) =>
      within.reduce((sum, { gatewayEndpoints }) => sum + gatewayEndpoints.length, 0),
    ),
  };
  const raised = Object.entries(built).filter(
    ([setting, count]) => count > defaultQuota(QUOTA_SETTINGS[setting as QuotaSetting] as QuotaName),
  );
  return Object.fromEntries(raised);
}
