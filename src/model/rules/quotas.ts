/** AWS quotas that a configuration can exceed by itself; raised ones are declared under `quotas`. */
import { type QuotaSetting, settingOf } from "../../aws/quota-settings";
import { defaultQuota } from "../../aws/quotas";
import type { Collector } from "../../diagnostics/collector";
import { formatPlace, type SourceRange } from "../../diagnostics/source";
import type { Account } from "../account";
import type { NetworkModel } from "../network-model";
import { standingIn } from "../standing";
import type { Vpc } from "../vpc";
import { allVpcs } from "./rules";
import { consumedServices } from "./service-uses";

/** What does without more of it, where that is something else than fewer. */
const INSTEAD: Partial<Readonly<Record<QuotaSetting, string>>> = { peeringsPerVpc: "use a transit gateway" };

/** The mission's own limit: five secondaries beside the primary. */
const MOST_SECONDARIES = 5;

export function quotaOf(vpc: Vpc, quota: QuotaSetting): number {
  return vpc.quotas[quota] ?? settingOf(quota).default;
}

export function checkQuotas(model: NetworkModel, collector: Collector): void {
  const consumed = consumedServices(model);
  checkInterfaces(model, collector);
  checkPending(model, collector);
  for (const account of model.accounts) {
    for (const vpc of account.vpcs) checkVpc(vpc, model, consumed.get(vpc.ref) ?? 0, collector);
    for (const region of new Set(account.vpcs.map((vpc) => vpc.region)))
      checkRegion(account, region, collector);
  }
}

/** What stands in an AZ has a network interface for each address. */
function checkInterfaces(model: NetworkModel, collector: Collector): void {
  const standing = standingIn(model);
  for (const { name, vpcs } of model.accounts) {
    const counts = new Map<string, number>();
    for (const subnet of vpcs.flatMap(({ tiers }) => tiers.flatMap(({ subnets }) => subnets))) {
      const here = [...(standing.get(subnet)?.values() ?? [])].reduce((sum, count) => sum + count, 0);
      counts.set(subnet.availabilityZone, (counts.get(subnet.availabilityZone) ?? 0) + here);
    }
    for (const [az, count] of counts) {
      const vpc = mostRaised(vpcs, "networkInterfacesPerAz") ?? (vpcs[0] as Vpc);
      reportQuota(vpc, "networkInterfacesPerAz", `${name} in ${az}`, count, "network interfaces", collector);
    }
  }
}

/** The other side accepts in a later phase, so all that are new at once wait. */
function checkPending({ accounts, connectivity }: NetworkModel, collector: Collector): void {
  for (const { name, vpcs } of accounts) {
    const away = connectivity.peerings.filter(
      ({ requester, accepter }) => requester.account === name && accepter.account !== name,
    );
    const abroad = connectivity.foreignPeerings.filter(({ vpc }) => vpc.account === name);
    const vpc = mostRaised(vpcs, "pendingPeeringsPerAccount") ?? vpcs[0];
    const things = "peerings that other accounts accept";
    const count = away.length + abroad.length;
    if (vpc) reportQuota(vpc, "pendingPeeringsPerAccount", name, count, things, collector);
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
  const abroad = connectivity.foreignPeerings.filter((peering) => peering.vpc.ref === vpc.ref);
  const count = peerings.length + abroad.length;
  reportQuota(vpc, "peeringsPerVpc", vpc.ref, count, "peerings", collector);
  const subnets = vpc.tiers.reduce((sum, tier) => sum + tier.subnets.length, 0);
  reportQuota(vpc, "subnetsPerVpc", vpc.ref, subnets, "subnets", collector);
  for (const { ref, denied } of vpc.tiers)
    if (denied)
      reportQuota(vpc, "rulesPerNetworkAcl", ref, denied.length + 1, "rules in its network ACL", collector);
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
  const groups = vpcs.reduce((sum, { endpoints }) => sum + 1 + endpoints.interfaces.length, 0);
  const most = mostRaised(vpcs, "securityGroupsPerRegion") ?? last;
  reportQuota(most, "securityGroupsPerRegion", owner, groups, "security groups", collector);
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
export function mostRaised(vpcs: readonly Vpc[], quota: QuotaSetting): Vpc | undefined {
  const raised = vpcs.filter((vpc) => vpc.quotas[quota] !== undefined);
  return raised.sort((a, b) => quotaOf(b, quota) - quotaOf(a, quota))[0];
}

/** The highest figure that is declared for an account's VPCs, or for any where it has none. */
export function granted(model: NetworkModel, account: string, setting: QuotaSetting): number {
  const all = allVpcs(model);
  const own = all.filter((vpc) => vpc.account === account);
  const figures = (own.length > 0 ? own : all).flatMap(({ quotas }) => quotas[setting] ?? []);
  return figures.length > 0 ? Math.max(...figures) : settingOf(setting).default;
}

/** What is counted for one owner, and held to a quota. */
export interface Counted {
  readonly setting: QuotaSetting;
  readonly owner: string;
  readonly count: number;
  /** In the plural. */
  readonly things: string;
  readonly at: SourceRange;
}

export function reportQuota(
  vpc: Vpc,
  setting: QuotaSetting,
  owner: string,
  count: number,
  things: string,
  collector: Collector,
): void {
  reportCounted({ setting, owner, count, things, at: vpc.at }, quotaOf(vpc, setting), collector);
}

export function reportCounted(counted: Counted, quota: number, collector: Collector): void {
  const { setting, owner, count, things, at } = counted;
  if (count <= quota) return;
  const { code, max } = settingOf(setting);
  const instead = INSTEAD[setting] ?? "plan fewer";
  const final = max !== undefined && count > max;
  const data = {
    owner,
    count,
    things,
    quota,
    setting,
    until: final ? `, and raises the quota to ${max} at most` : " until it has raised the quota",
    raise: final ? "" : `Have ${code} raised and declare it under quotas, or `,
    instead: final ? `${instead.charAt(0).toUpperCase()}${instead.slice(1)}` : instead,
  };
  collector.report("QUOTA_EXCEEDED", at, data, [], `${setting} ${formatPlace(at)}`);
}
