/** What is built for one VPC: blocks, subnets, tables, gateways and routes. */
import { formatPrefix } from "../../ip/prefix";
import type { Tier, Vpc } from "../../model/vpc";
import { inAssociationOrder } from "../allocation/association-rules";
import type { Allocation } from "../allocation/request";
import type { Because, Tags } from "../planned/planned";
import type { PlannedNatGateway, PlannedRoute } from "../planned/routing";
import type { Planned } from "../planned/stack";
import { planFlowLog } from "./flow-log";
import { planNetworkAcl } from "./network-acl";
import { routeTableRef } from "./route-table-ref";

export function planVpc(vpc: Vpc, allocations: ReadonlyMap<string, Allocation>): Planned[] {
  const because: Because = { ref: vpc.ref, at: vpc.at };
  const base = { vpc: vpc.ref, tags: vpc.tags };
  const planned: Planned[] = [
    {
      kind: "vpc",
      ref: vpc.ref,
      because,
      name: vpc.name,
      cidrBlock: cidrOf(vpc.ref, allocations),
      dnsSupport: vpc.dnsSupport,
      dnsHostnames: vpc.dnsHostnames,
      tags: vpc.tags,
    },
  ];
  planned.push(...planAssociations(vpc, allocations));
  const built = vpc.tiers.filter((tier) => !tier.reserved);
  const gateway = `${vpc.ref}/internet-gateway`;
  if (vpc.internetGateway) {
    planned.push({ kind: "internet-gateway", ref: gateway, because, name: vpc.name, ...base });
  }
  const nats = planNatGateways(vpc, gateway);
  planned.push(...nats);
  for (const tier of built) planned.push(...planTier(vpc, tier, allocations, nats, gateway));
  for (const tier of built) planned.push(...planNetworkAcl(vpc, tier));
  planned.push(...planFlowLog(vpc));
  return planned;
}

function planAssociations(vpc: Vpc, allocations: ReadonlyMap<string, Allocation>): Planned[] {
  const blocks = vpc.secondaries.map((secondary) => ({
    ...secondary,
    prefix: (allocations.get(secondary.ref) as Allocation).prefix,
  }));
  const ordered = inAssociationOrder(blocks);
  return ordered.map(({ ref, request, prefix }, index) => {
    const before = ordered[index - 1];
    return {
      kind: "cidr-association",
      ref,
      because: { ref, at: request.at },
      vpc: vpc.ref,
      cidrBlock: formatPrefix(prefix),
      ...(before && { after: before.ref }),
    };
  });
}

/** The NAT gateway's ref ends in its AZ, so that adding an AZ renames none. */
function planNatGateways(vpc: Vpc, internetGateway: string): PlannedNatGateway[] {
  if (!vpc.nat) return [];
  const { tier, zones } = vpc.nat;
  const subnets = tier.subnets.filter(({ availabilityZone }) => zones.includes(availabilityZone));
  return subnets.map((subnet) => ({
    kind: "nat-gateway",
    ref: `${vpc.ref}/nat-gateway/${subnet.availabilityZone}`,
    because: { ref: vpc.ref, at: vpc.locate(["natGateways"]) },
    name: `${vpc.name}-${subnet.availabilityZone}`,
    subnet: subnet.ref,
    internetGateway,
    tags: vpc.tags,
  }));
}

function planTier(
  vpc: Vpc,
  tier: Tier,
  allocations: ReadonlyMap<string, Allocation>,
  nats: readonly PlannedNatGateway[],
  internetGateway: string,
): Planned[] {
  const because: Because = { ref: tier.ref, at: tier.at };
  const tags: Tags = { ...vpc.tags, ...tier.tags };
  const name = `${vpc.name}-${tier.name}`;
  const association = vpc.secondaries.find((secondary) => secondary.name === tier.from)?.ref;
  const zones = tier.routeTables === "shared" ? [undefined] : tier.subnets.map((s) => s.availabilityZone);
  const planned: Planned[] = [];
  for (const az of zones) {
    const ref = routeTableRef(tier, az);
    planned.push({
      kind: "route-table",
      ref,
      because,
      name: az ? `${name}-${az}` : name,
      vpc: vpc.ref,
      tags,
    });
    planned.push(...planDefaultRoute(tier, ref, az, nats, internetGateway, because));
  }
  for (const subnet of tier.subnets) {
    const az = subnet.availabilityZone;
    planned.push({
      kind: "subnet",
      ref: subnet.ref,
      because: { ref: tier.ref, at: subnet.at },
      name: `${name}-${az}`,
      vpc: vpc.ref,
      tier: tier.name,
      availabilityZoneId: az,
      cidrBlock: cidrOf(subnet.ref, allocations),
      ...(association && { association }),
      routeTable: routeTableRef(tier, tier.routeTables === "shared" ? undefined : az),
      publicAddresses: tier.publicAddresses,
      tags,
    });
  }
  return planned;
}

function planDefaultRoute(
  tier: Tier,
  routeTable: string,
  availabilityZone: string | undefined,
  nats: readonly PlannedNatGateway[],
  internetGateway: string,
  because: Because,
): PlannedRoute[] {
  const route = (target: PlannedRoute["target"]): PlannedRoute[] => [
    { kind: "route", ref: `${routeTable}/default`, because, routeTable, destination: "0.0.0.0/0", target },
  ];
  if (tier.access === "public") return route({ kind: "internet-gateway", ref: internetGateway });
  if (tier.access === "isolated") return [];
  const own = nats.find((nat) => availabilityZone !== undefined && nat.ref.endsWith(`/${availabilityZone}`));
  const nat = own ?? (nats.length === 1 ? nats[0] : undefined);
  return nat ? route({ kind: "nat-gateway", ref: nat.ref }) : [];
}

function cidrOf(ref: string, allocations: ReadonlyMap<string, Allocation>): string {
  return formatPrefix((allocations.get(ref) as Allocation).prefix);
}
