/** AWS quotas that a configuration can exceed by itself; raised ones are declared under `quotas`. */
import { defaultQuota, type QuotaName, quota } from "../../aws/quotas";
import type { Collector } from "../../diagnostics/collector";
import type { Account } from "../account";
import type { NetworkModel } from "../network-model";
import type { Vpc, VpcQuota } from "../vpc";
import { consumedServices } from "./service-uses";

/** https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
const DEFAULTS: Readonly<Record<VpcQuota, { default: number; code: string; max?: number }>> = {
  ipv4CidrsPerVpc: { default: 5, code: "L-83CA0A9D" },
  subnetsPerVpc: { default: 200, code: "L-407747CB" },
  routeTablesPerVpc: { default: 200, code: "L-589F43AA" },
  vpcsPerRegion: { default: 5, code: "L-F678F1CE" },
  natGatewaysPerAz: { default: 5, code: "L-FE5A380F" },
  elasticIpsPerRegion: { default: 5, code: "L-0263D0A3" },
  interfaceEndpointsPerVpc: published("vpceInterface"),
  gatewayEndpointsPerRegion: published("vpceGatewayRegion"),
  rulesPerSecurityGroup: published("sgRules"),
  peeringsPerVpc: published("peeringActive"),
  loadBalancersPerRegion: published("nlb"),
  targetsPerLoadBalancer: published("nlbTargets"),
  targetsPerZone: published("nlbTargetsAz"),
  targetsPerTargetGroup: published("tgTargets"),
  principalsPerService: published("vpcePrincipals"),
  hostedZonesPerAccount: published("zones"),
  dnsProfilesPerRegion: published("profiles"),
  resolverEndpointsPerRegion: published("resolverEndpoints"),
  resolverRuleAssociationsPerRegion: published("resolverRuleAssoc"),
};

/** The figure of the table of quotas. */
function published(name: QuotaName): { default: number; code: string; max?: number } {
  const { code, name: called, max } = quota(name);
  return { default: defaultQuota(name), code: code ?? called, ...(max !== undefined && { max }) };
}

/** What does without more of it, where that is something else than fewer. */
const INSTEAD: Partial<Readonly<Record<VpcQuota, string>>> = { peeringsPerVpc: "use a transit gateway" };

/** The mission's own limit: five secondaries beside the primary. */
const MOST_SECONDARIES = 5;

export function quotaOf(vpc: Vpc, quota: VpcQuota): number {
  return vpc.quotas[quota] ?? DEFAULTS[quota].default;
}

export function checkQuotas(model: NetworkModel, collector: Collector): void {
  const consumed = consumedServices(model);
  for (const account of model.accounts) {
    for (const vpc of account.vpcs) checkVpc(vpc, model, consumed.get(vpc.ref) ?? 0, collector);
    for (const region of new Set(account.vpcs.map((vpc) => vpc.region)))
      checkRegion(account, region, collector);
  }
}

/** `services` counts those that it has an endpoint of. */
function checkVpc(vpc: Vpc, { connectivity }: NetworkModel, services: number, collector: Collector): void {
  const at = vpc.locate(["secondaryCidrs"], "key");
  const blocks = 1 + vpc.secondaries.length;
  if (vpc.secondaries.length > MOST_SECONDARIES) {
    const data = { vpc: vpc.ref, count: vpc.secondaries.length, limit: MOST_SECONDARIES };
    collector.report("TOO_MANY_SECONDARIES", at, data);
  } else if (blocks > quotaOf(vpc, "ipv4CidrsPerVpc")) {
    collector.report("CIDR_QUOTA", at, {
      vpc: vpc.ref,
      count: blocks,
      quota: quotaOf(vpc, "ipv4CidrsPerVpc"),
    });
  }
  const peerings = connectivity.peerings.filter(({ requester, accepter }) =>
    [requester.ref, accepter.ref].includes(vpc.ref),
  );
  reportQuota(vpc, "peeringsPerVpc", vpc.ref, peerings.length, "peerings", collector);
  const subnets = vpc.tiers.reduce((sum, tier) => sum + tier.subnets.length, 0);
  reportQuota(vpc, "subnetsPerVpc", vpc.ref, subnets, "subnets", collector);
  const { interfaces, gateways } = vpc.endpoints;
  const balanced = connectivity.forwarders
    .filter((one) => one.balanced && one.vpc.ref === vpc.ref)
    .reduce((sum, { tier }) => sum + tier.subnets.length, 0);
  const endpoints = interfaces.length + services + balanced;
  const what = balanced ? "endpoints, those of Gateway Load Balancers among them" : "interface endpoints";
  reportQuota(vpc, "interfaceEndpointsPerVpc", vpc.ref, endpoints, what, collector);
  const most = defaultQuota("vpceGatewayVpc");
  if (gateways.length > most) {
    collector.report("GATEWAY_ENDPOINTS_PER_VPC", vpc.at, {
      vpc: vpc.ref,
      count: gateways.length,
      limit: most,
    });
  }
  const tables = vpc.tiers.reduce((sum, t) => sum + (t.routeTables === "shared" ? 1 : t.subnets.length), 1);
  reportQuota(vpc, "routeTablesPerVpc", vpc.ref, tables, "route tables", collector);
}

function checkRegion(account: Account, region: string, collector: Collector): void {
  const vpcs = account.vpcs.filter((vpc) => vpc.region === region);
  const last = vpcs[vpcs.length - 1] as Vpc;
  const owner = `${account.name} in ${region}`;
  reportQuota(
    mostRaised(vpcs, "vpcsPerRegion") ?? last,
    "vpcsPerRegion",
    owner,
    vpcs.length,
    "VPCs",
    collector,
  );
  const addresses = vpcs.reduce((sum, { nat }) => sum + (nat?.zones.length ?? 0), 0);
  const raised = mostRaised(vpcs, "elasticIpsPerRegion") ?? last;
  reportQuota(raised, "elasticIpsPerRegion", owner, addresses, "Elastic IPs for NAT gateways", collector);
  const gateways = vpcs.reduce((sum, vpc) => sum + vpc.endpoints.gateways.length, 0);
  const granted = mostRaised(vpcs, "gatewayEndpointsPerRegion") ?? last;
  reportQuota(granted, "gatewayEndpointsPerRegion", owner, gateways, "gateway endpoints", collector);
  const perAz = new Map<string, number>();
  for (const vpc of vpcs) {
    for (const az of vpc.nat?.zones ?? []) perAz.set(az, (perAz.get(az) ?? 0) + 1);
  }
  for (const [az, count] of perAz) {
    const vpc = mostRaised(vpcs, "natGatewaysPerAz") ?? last;
    reportQuota(vpc, "natGatewaysPerAz", `${account.name} in ${az}`, count, "NAT gateways", collector);
  }
}

/** A quota of an account may be declared on any of its VPCs' levels; the highest one is what AWS granted. */
export function mostRaised(vpcs: readonly Vpc[], quota: VpcQuota): Vpc | undefined {
  const raised = vpcs.filter((vpc) => vpc.quotas[quota] !== undefined);
  return raised.sort((a, b) => quotaOf(b, quota) - quotaOf(a, quota))[0];
}

export function reportQuota(
  vpc: Vpc,
  setting: VpcQuota,
  owner: string,
  count: number,
  things: string,
  collector: Collector,
): void {
  const quota = quotaOf(vpc, setting);
  if (count <= quota) return;
  const { code, max } = DEFAULTS[setting];
  const instead = INSTEAD[setting] ?? "plan fewer";
  const final = max !== undefined && count > max;
  collector.report("QUOTA_EXCEEDED", vpc.at, {
    owner,
    count,
    things,
    quota,
    setting,
    until: final ? `, and raises the quota to ${max} at most` : " until it has raised the quota",
    raise: final ? "" : `Have ${code} raised and declare it under quotas, or `,
    instead: final ? `${instead.charAt(0).toUpperCase()}${instead.slice(1)}` : instead,
  });
}
