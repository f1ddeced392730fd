/** Route 53 Resolver endpoints: names for other networks to ask here, and of other networks for VPCs to ask there. */
import type { SourceRange } from "../diagnostics/source";
import type { Prefix } from "../ip/prefix";
import type { Account } from "./account";
import type { HubVpc } from "./endpoint-hub";
import type { SubnetRequest, Vpc } from "./vpc";

export interface Resolver {
  readonly name: string;
  /** One in each region. */
  readonly vpcs: readonly HubVpc[];
  readonly tier: string;
  /** AZ IDs; absent for all of the tier. */
  readonly availabilityZones?: readonly string[];
  /** Who may ask the inbound endpoint; absent when there is none. */
  readonly inbound?: readonly Prefix[];
  /** Sorted by name; with any there is an outbound endpoint. */
  readonly rules: readonly ResolverRule[];
  readonly at: SourceRange;
}

export interface ResolverRule {
  readonly name: string;
  readonly domain: string;
  readonly targets: readonly ResolverTarget[];
  readonly at: SourceRange;
}

/** A rule that others made, and that they share with the accounts of its VPCs. */
export interface ExistingRule {
  readonly name: string;
  readonly id: string;
  readonly domain: string;
  readonly ownerId: string;
  readonly region: string;
  /** In order of ref. */
  readonly vpcs: readonly Vpc[];
  readonly at: SourceRange;
}

export interface ResolverTarget {
  readonly ip: string;
  readonly port: number;
}

/** The subnets of one of its VPCs that a resolver stands in. */
export function resolverSubnets(vpc: Vpc, { tier, availabilityZones }: Resolver): readonly SubnetRequest[] {
  const subnets = vpc.tiers.find(({ name }) => name === tier)?.subnets ?? [];
  if (!availabilityZones) return subnets;
  return subnets.filter(({ availabilityZone }) => availabilityZones.includes(availabilityZone));
}

/** How many resolver endpoints a resolver has in each of its VPCs. */
export function resolverEndpointCount({ inbound, rules }: Resolver): number {
  return (inbound ? 1 : 0) + (rules.length > 0 ? 1 : 0);
}

/** The VPCs of a region that follow a resolver's rules, its own VPC among them if it says so. */
export function followersOf(accounts: readonly Account[], { name }: Resolver, region: string): Vpc[] {
  return accounts
    .flatMap((account) => account.vpcs)
    .filter((vpc) => vpc.region === region && vpc.resolver?.resolver === name);
}
