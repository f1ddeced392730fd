/** VPCs that are built, under the names and in the tiers that a configuration gives them. */
import { findRegion } from "../../aws/regions";
import { comparePrefixes, type Prefix } from "../../ip/prefix";
import { groupBy } from "../../lists/group-by";
import { blocksOf, isAlone, poolOver } from "./blocks";
import { interfacesOf, type WrittenInterface } from "./interface-endpoints";
import { fresh, slug } from "./names";
import type { ObservedVpc } from "./observed";
import { settingsOf } from "./settings";
import { tiersOf, type WrittenTier } from "./tiers";
import type { Settings } from "./value";

export interface Names {
  /** Lower-case letters, digits and hyphens. */
  readonly organization: string;
  /** By account ID. */
  readonly accounts: ReadonlyMap<string, string>;
}

export interface Written {
  readonly vpc: ObservedVpc;
  readonly account: string;
  readonly name: string;
  readonly tiers: readonly WrittenTier[];
  readonly interfaces: readonly WrittenInterface[];
  readonly settings: Settings;
}

/** Of addresses that one VPC alone has; the others are in {@link SHARED_SCOPE}, each on its own. */
export const POOL = "vpcs";
export const SCOPE = "main";
export const SHARED_SCOPE = "overlapping";

/** @param policies names of endpoint policies, by {@link policyKey}, or by the ID of an interface endpoint */
export function writtenVpcs(
  vpcs: readonly ObservedVpc[],
  names: Names,
  policies: ReadonlyMap<string, string>,
): readonly Written[] {
  const zones = zonesOf(vpcs);
  return nameAll(vpcs, names).map(({ vpc, account, name }): Written => {
    const tiers = tiersOf(vpc);
    const interfaces = interfacesOf(vpc, tiers, policies);
    const settings = settingsOf(vpc, tiers, zones.get(vpc.region) ?? [], interfaces, policies);
    return { vpc, account, name, tiers, interfaces, settings };
  });
}

function nameAll(vpcs: readonly ObservedVpc[], names: Names) {
  const taken = new Map<string, Set<string>>();
  return vpcs.map((vpc) => {
    const account = accountName(vpc.account, names);
    const own = taken.get(account) ?? new Set<string>();
    taken.set(account, own);
    return { vpc, account, name: fresh(slug(vpc.name) ?? "vpc", own) };
  });
}

export function refOf({ account, vpc, name }: Written): string {
  return `${account}/${vpc.region}/${name}`;
}

export function accountName(id: string, { accounts }: Names): string {
  return accounts.get(id) ?? `account-${id}`;
}

/** AZ IDs by region: those that have a subnet, or the first two of a region in which nothing has one. */
export function zonesOf(vpcs: readonly ObservedVpc[]): ReadonlyMap<string, readonly string[]> {
  const byRegion = groupBy(vpcs, ({ region }) => region);
  return new Map(
    [...byRegion].map(([region, own]) => {
      const used = new Set(own.flatMap(({ subnets }) => subnets.map(({ zone }) => zone)));
      const zones = used.size > 0 ? [...used] : (findRegion(region)?.azIds ?? []).slice(0, 2);
      return [region, [...zones].sort()];
    }),
  );
}

/** One pool over all blocks that one VPC alone has. */
export function poolOf(vpcs: readonly ObservedVpc[]): readonly Prefix[] {
  const alone = vpcs.flatMap((vpc) => blocksOf(vpc).filter((one) => isAlone(one, vpc, vpcs)));
  return [...poolOver(alone)].sort(comparePrefixes);
}
