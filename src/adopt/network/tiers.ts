/** Puts a VPC's subnets together to tiers: one role each, at most one subnet in an AZ, one way out. */
import { containing } from "./blocks";
import { fresh, roleIn } from "./names";
import type { ObservedSubnet, ObservedVpc } from "./observed";

export interface WrittenTier {
  readonly name: string;
  readonly access: "public" | "private" | "isolated";
  readonly routeTables: "shared" | "per-az";
  readonly publicAddresses: boolean;
  /** The secondary block that its subnets lie in, counted from 1; the primary when absent. */
  readonly secondary?: number;
  /** Sorted by AZ. */
  readonly subnets: readonly ObservedSubnet[];
}

export function tiersOf(vpc: ObservedVpc): readonly WrittenTier[] {
  const taken = new Set<string>();
  return groupsOf(vpc).map(({ role, subnets }) => {
    const [first] = subnets as [ObservedSubnet];
    const secondary = containing(vpc, first.prefix);
    return {
      name: fresh(role, taken),
      access: accessIn(vpc, first),
      routeTables: tablesIn(subnets) > 1 ? "per-az" : "shared",
      publicAddresses: publicAddressesIn(vpc, first),
      ...(secondary > 0 && { secondary }),
      subnets,
    };
  });
}

interface Group {
  readonly role: string;
  readonly subnets: readonly ObservedSubnet[];
}

/** Alike are subnets of one role whose way out, block and public addresses are the same, and whose tables fit together. */
function groupsOf(vpc: ObservedVpc): readonly Group[] {
  const groups = new Map<string, { role: string; subnets: ObservedSubnet[] }>();
  for (const subnet of vpc.subnets) {
    const access = accessIn(vpc, subnet);
    const role = roleIn(subnet.name, vpc.name) ?? access;
    const alike = [role, access, containing(vpc, subnet.prefix), publicAddressesIn(vpc, subnet)].join(" ");
    for (let number = 1; ; number += 1) {
      const key = `${alike} ${number}`;
      const group = groups.get(key);
      if (group && !fits(subnet, group.subnets)) continue;
      if (group) group.subnets.push(subnet);
      else groups.set(key, { role, subnets: [subnet] });
      break;
    }
  }
  return [...groups.values()].map(({ role, subnets }) => ({
    role,
    subnets: subnets.sort((a, b) => (a.zone < b.zone ? -1 : 1)),
  }));
}

/** A tier has one subnet in an AZ, and one table for all of them or one for each. */
function fits(subnet: ObservedSubnet, others: readonly ObservedSubnet[]): boolean {
  if (others.some(({ zone }) => zone === subnet.zone)) return false;
  const tables = tablesIn([...others, subnet]);
  return tables === 1 || tables === others.length + 1;
}

function tablesIn(subnets: readonly ObservedSubnet[]): number {
  return new Set(subnets.map(({ table }) => table ?? "main")).size;
}

/** A private tier needs a NAT gateway of its VPC, and a public one the internet gateway. */
function accessIn(vpc: ObservedVpc, { access, nat }: ObservedSubnet): ObservedSubnet["access"] {
  if (access === "private") return nat !== undefined && vpc.nats.has(nat) ? "private" : "isolated";
  return access === "public" && !vpc.internetGateway ? "isolated" : access;
}

/** Without a way to the internet they reach nothing, and the language does not say them: Terraform takes them away. */
function publicAddressesIn(vpc: ObservedVpc, subnet: ObservedSubnet): boolean {
  return subnet.publicAddresses && accessIn(vpc, subnet) === "public";
}
