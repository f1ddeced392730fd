/** How much of AWS's quotas a plan uses, and what a change leaves of them. */
import { defaultQuota, type QuotaName, quota } from "../aws/quotas";
import type { SourceRange } from "../diagnostics/source";
import type { Planned, PlannedStack } from "../plan/planned/stack";

export interface QuotaUse {
  readonly quota: QuotaName;
  /** What AWS calls it. */
  readonly name: string;
  /** The VPC, table, group, or account and region that the quota is counted for. */
  readonly owner: string;
  readonly before: number;
  readonly after: number;
  readonly limit: number;
  /** Whether the configuration says that AWS raised it. */
  readonly raised: boolean;
  readonly at?: SourceRange;
}

/** Raised quotas by {@link raisedKey}. */
export type RaisedQuotas = ReadonlyMap<string, number>;

export function raisedKey(name: QuotaName, owner: string): string {
  return `${name} ${owner}`;
}

/** Quotas that a change uses more of, with the tightest first. */
export function quotaChanges(
  before: readonly PlannedStack[],
  after: readonly PlannedStack[],
  raised: RaisedQuotas,
): QuotaUse[] {
  const [was, is] = [countsOf(before), countsOf(after)];
  const uses: QuotaUse[] = [];
  for (const [key, { name, owner, count, at }] of is) {
    const old = was.get(key)?.count ?? 0;
    if (count <= old) continue;
    const granted = raised.get(raisedKey(name, ownerWithLimit(name, owner)));
    uses.push({
      quota: name,
      name: quota(name).name,
      owner,
      before: old,
      after: count,
      limit: granted ?? defaultQuota(name),
      raised: granted !== undefined,
      ...(at && { at }),
    });
  }
  return uses.sort((a, b) => b.after / b.limit - a.after / a.limit || (a.owner < b.owner ? -1 : 1));
}

/** A raise is declared for a VPC or for an account and region, whatever smaller thing the quota is counted for. */
function ownerWithLimit(name: QuotaName, owner: string): string {
  return name === "sgRules" || name === "routesStatic" ? owner.split("/").slice(0, 3).join("/") : owner;
}

interface Count {
  readonly name: QuotaName;
  readonly owner: string;
  count: number;
  readonly at?: SourceRange;
}

function countsOf(stacks: readonly PlannedStack[]): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>();
  for (const { account, region, resources } of stacks) {
    const here = `${account.name}/${region}`;
    for (const resource of resources)
      for (const [name, owner] of usesOf(resource, here, account.name)) {
        const key = `${name} ${owner}`;
        const known = counts.get(key);
        if (known) known.count++;
        else {
          const { at } = resource.because;
          counts.set(key, { name, owner, count: 1, ...(at && { at }) });
        }
      }
  }
  return counts;
}

/** Which quotas one planned thing counts against; `here` is its account and region. */
function usesOf(planned: Planned, here: string, account: string): readonly (readonly [QuotaName, string])[] {
  switch (planned.kind) {
    case "vpc":
      return [
        ["vpcs", here],
        ["ipv4CidrsPerVpc", planned.ref],
      ];
    case "cidr-association":
      return [["ipv4CidrsPerVpc", planned.vpc]];
    case "subnet":
      return [["subnetsPerVpc", planned.vpc]];
    case "route-table":
      return [["routeTables", planned.vpc]];
    case "route":
      return [["routesStatic", planned.routeTable]];
    case "nat-gateway":
      return [["eips", here]];
    case "interface-endpoint":
      return [["vpceInterface", planned.vpc]];
    case "service-endpoint":
      return [["vpceInterface", vpcOf(planned.ref)]];
    case "gateway-balancer-endpoint":
      return [["vpceInterface", planned.vpc]];
    case "listener":
      return [["nlbListeners", planned.loadBalancer]];
    case "gateway-endpoint":
      return [["vpceGatewayRegion", here]];
    case "security-group-rule":
      return [["sgRules", `${planned.securityGroup} (${planned.direction})`]];
    case "load-balancer":
      return [["nlb", here]];
    case "private-zone":
      return [["zones", account]];
    case "dns-profile":
      return [["profiles", here]];
    case "resolver-endpoint":
      return [["resolverEndpoints", here]];
    default:
      return [];
  }
}

/** The VPC that a ref begins with. */
function vpcOf(ref: string): string {
  return ref.split("/").slice(0, 3).join("/");
}
