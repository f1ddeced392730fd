/**
 * Lowers renames. A rename of a tier of a profile or OU, or of a VPC of an OU, is written once and lowered to one rename
 * for each VPC that it applies to.
 */
import { isWithinOu } from "../../model/account";
import type { NetworkModel, Rename } from "../../model/network-model";
import { beginningsOf, tierRef, vpcRef } from "../../model/ref";
import type { Vpc } from "../../model/vpc";
import type { LowerContext } from "./context";

/** What a rename has to know of an account. */
export interface NamedAccount {
  readonly ou?: string;
  readonly vpcs: readonly NamedVpc[];
}

interface NamedVpc extends Pick<Vpc, "ref" | "account" | "region" | "name" | "profile"> {
  readonly tiers: readonly { readonly name: string }[];
}

/** Stands for every VPC of an OU. */
const EVERY = "*";

export function lowerRenames(
  { configuration, merged }: LowerContext,
  accounts: readonly NamedAccount[],
): Pick<NetworkModel, "renames" | "scopeRenames"> {
  const renames: Rename[] = [];
  const scopeRenames: Rename[] = [];
  for (const [index, { from, to }] of (configuration.renames ?? []).entries()) {
    const at = merged.locate(["renames", index]);
    const scopes = [from, to].map((name) => after("scope:", name));
    if (scopes[0] !== undefined && scopes[1] !== undefined) {
      scopeRenames.push({ from: scopes[0], to: scopes[1], at });
      continue;
    }
    // What applies to nothing stays as it is written, and is then told to have no effect.
    const each = ofProfile(from, to, accounts) ?? ofOu(from, to, accounts) ?? [];
    renames.push(...(each.length > 0 ? each : [{ from, to }]).map((rename) => ({ ...rename, at })));
  }
  return { renames, scopeRenames };
}

type Names = Pick<Rename, "from" | "to">;

/** `profile:spoke/app`: the tier `app` of every VPC that starts from the profile. */
function ofProfile(from: string, to: string, accounts: readonly NamedAccount[]): Names[] | undefined {
  const [old, now] = [from, to].map((name) => after("profile:", name)?.split("/"));
  if (old?.length !== 2 || now?.length !== 2 || old[0] !== now[0]) return undefined;
  const vpcs = accounts.flatMap((account) => account.vpcs).filter(({ profile }) => profile === now[0]);
  return tierRenames(vpcs, old[1] as string, now[1] as string);
}

// `ou:workloads/prod/main` is a VPC of the OU's accounts, `ou:workloads/prod/main/app` a tier of it, and
// `ou:workloads/prod/*/app` that tier of all their VPCs.
function ofOu(from: string, to: string, accounts: readonly NamedAccount[]): Names[] | undefined {
  const [old, now] = [from, to].map((name) => after("ou:", name));
  if (old === undefined || now === undefined) return undefined;
  const ou = longestOu(now, accounts);
  if (ou === undefined || !old.startsWith(`${ou}/`)) return undefined;
  const [oldVpc, oldTier, ...more] = old.slice(ou.length + 1).split("/");
  const [vpc, tier, ...others] = now.slice(ou.length + 1).split("/");
  if (oldVpc === undefined || vpc === undefined || more.length + others.length > 0) return undefined;
  const within = accounts.filter((account) => isWithinOu(account.ou, ou)).flatMap(({ vpcs }) => vpcs);
  const vpcs = within.filter(({ name }) => vpc === EVERY || name === vpc);
  if (oldTier !== undefined && tier !== undefined)
    return oldVpc === vpc ? tierRenames(vpcs, oldTier, tier) : undefined;
  if (oldTier !== undefined || tier !== undefined || vpc === EVERY) return undefined;
  return vpcs.map(({ account, region, ref }) => ({ from: vpcRef(account, region, oldVpc), to: ref }));
}

/** The longest path of an OU that an account is in, or below, and that the name begins with. */
function longestOu(name: string, accounts: readonly NamedAccount[]): string | undefined {
  const ous = new Set(accounts.flatMap(({ ou }) => (ou === undefined ? [] : beginningsOf(ou))));
  const paths = beginningsOf(name).slice(0, -1).reverse();
  return paths.find((path) => ous.has(path));
}

/** Of the VPCs that have the tier under its new name; the others never had it, or have taken it back. */
function tierRenames(vpcs: readonly NamedVpc[], from: string, to: string): Names[] {
  return vpcs
    .filter(({ tiers }) => tiers.some(({ name }) => name === to))
    .map(({ ref }) => ({ from: tierRef(ref, from), to: tierRef(ref, to) }));
}

function after(beginning: string, name: string): string | undefined {
  return name.startsWith(beginning) ? name.slice(beginning.length) : undefined;
}
