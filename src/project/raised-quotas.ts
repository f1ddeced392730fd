/** Quotas that the configuration says AWS raised, under the names by which a review counts them. */
import type { QuotaName } from "../aws/quotas";
import { type RaisedQuotas, raisedKey } from "../diff/quotas";
import type { NetworkModel } from "../model/network-model";
import { allVpcs } from "../model/rules/rules";
import type { Vpc, VpcQuota } from "../model/vpc";

const NAMES: Partial<Readonly<Record<VpcQuota, QuotaName>>> = {
  ipv4CidrsPerVpc: "ipv4CidrsPerVpc",
  subnetsPerVpc: "subnetsPerVpc",
  routeTablesPerVpc: "routeTables",
  vpcsPerRegion: "vpcs",
  elasticIpsPerRegion: "eips",
  interfaceEndpointsPerVpc: "vpceInterface",
  gatewayEndpointsPerRegion: "vpceGatewayRegion",
  rulesPerSecurityGroup: "sgRules",
  hostedZonesPerAccount: "zones",
  dnsProfilesPerRegion: "profiles",
  resolverEndpointsPerRegion: "resolverEndpoints",
};

/** Of an account's VPCs the highest figure counts, as in the rules of the model. */
export function raisedQuotas(model: NetworkModel): RaisedQuotas {
  const raised = new Map<string, number>();
  for (const vpc of allVpcs(model))
    for (const [setting, figure] of Object.entries(vpc.quotas)) {
      const name = NAMES[setting as VpcQuota];
      if (name === undefined || figure === undefined) continue;
      for (const owner of ownersOf(vpc)) {
        const key = raisedKey(name, owner);
        raised.set(key, Math.max(figure, raised.get(key) ?? 0));
      }
    }
  return raised;
}

function ownersOf({ ref, account, region }: Vpc): string[] {
  return [ref, `${account}/${region}`, account];
}
