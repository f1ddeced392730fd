/** VPCs with their CIDR blocks, subnets with the table and filters that apply, and tables with their routes. */
import { groupBy } from "../../lists/group-by";
import type { NetworkAcl, SecurityGroup } from "../network/filter";
import type { Route, RouteTable } from "../network/route";
import type { Subnet, Vpc } from "../network/vpc";
import type { Origin } from "../terraform/stack";
import type { Draft } from "./draft";
import { defaultAclOf, defaultGroupOf, mainTableOf } from "./identity";

export function assembleVpcs(draft: Draft) {
  const cidrs = groupBy(draft.cidrs, (cidr) => cidr.vpc);
  const vpcs = new Map<string, Vpc>();
  for (const [key, vpc] of draft.vpcs)
    vpcs.set(key, {
      ...vpc,
      cidrs: (cidrs.get(key) ?? []).map((cidr) => cidr.prefix),
      ...publicBlockOf(draft, vpc),
    });
  return {
    vpcs,
    subnets: subnetsOf(draft, vpcs),
    routeTables: tablesOf(draft, vpcs),
    securityGroups: groupsOf(draft, vpcs),
    acls: aclsOf(draft),
  };
}

function subnetsOf(draft: Draft, vpcs: ReadonlyMap<string, Vpc>): Map<string, Subnet> {
  const tables = new Map(draft.tableLinks.map((link) => [link.from, link.to]));
  const acls = new Map(draft.aclLinks.map((link) => [link.from, link.to]));
  const main = new Map(draft.mainTables.map((link) => [link.from, link.to]));
  const subnets = new Map<string, Subnet>();
  for (const [key, subnet] of draft.subnets) {
    if (!vpcs.has(subnet.vpc)) continue;
    const fallback = mainTableOf(subnet.vpc);
    const acl =
      acls.get(key) ?? (draft.acls.has(defaultAclOf(subnet.vpc)) ? defaultAclOf(subnet.vpc) : undefined);
    const routeTable = tables.get(key) ?? main.get(fallback) ?? fallback;
    const exclusion = draft.publicExclusions.get(key) ?? draft.publicExclusions.get(subnet.vpc);
    subnets.set(key, {
      ...subnet,
      routeTable,
      ...(acl !== undefined && { acl }),
      ...(exclusion && { publicExclusion: exclusion }),
    });
  }
  return subnets;
}

function publicBlockOf({ publicBlocks }: Draft, { account, region }: Pick<Vpc, "account" | "region">) {
  const publicBlock = publicBlocks.get(`${account} ${region}`);
  return publicBlock === undefined ? {} : { publicBlock };
}

function tablesOf(draft: Draft, vpcs: ReadonlyMap<string, Vpc>): Map<string, RouteTable> {
  const routes = groupBy([...draft.routes, ...endpointRoutes(draft)], (route) =>
    resolveMain(draft, route.table),
  );
  const propagations = groupBy(draft.propagations, (link) => resolveMain(draft, link.to));
  const tables = new Map<string, RouteTable>();
  const add = (key: string, origin: Origin, vpc: string, propagating: readonly string[]) =>
    tables.set(key, {
      key,
      origin,
      vpc,
      routes: routes.get(key) ?? [],
      propagating: [...new Set([...propagating, ...(propagations.get(key) ?? []).map((link) => link.from)])],
    });
  for (const [key, vpc] of vpcs)
    if (!draft.tables.has(mainTableOf(key))) add(mainTableOf(key), vpc.origin, key, []);
  for (const [key, table] of draft.tables) add(key, table.origin, table.vpc, table.propagating);
  return tables;
}

/** A reference to a VPC's main table means the table that was made the main one. */
function resolveMain(draft: Draft, table: string): string {
  const made = draft.mainTables.find((link) => link.from === table && link.from.endsWith(mainTableOf("")));
  const same = draft.mainTables.find((link) => link.from === table && !link.from.endsWith(mainTableOf("")));
  return made?.to ?? same?.to ?? table;
}

/** The prefix-list routes AWS adds to the tables that a gateway endpoint is associated with. */
function endpointRoutes(draft: Draft): Route[] {
  const routes: Route[] = [];
  const links = groupBy(draft.endpointTables, (link) => link.from);
  for (const [key, endpoint] of draft.gatewayEndpoints) {
    const also = (links.get(key) ?? []).map((link) => link.to);
    for (const table of new Set([...endpoint.routeTables, ...also]))
      routes.push({
        origin: endpoint.origin,
        table,
        destinations: [],
        service: endpoint.service,
        target: { kind: "gateway-endpoint", key },
        propagated: false,
      });
  }
  return routes;
}

function groupsOf(draft: Draft, vpcs: ReadonlyMap<string, Vpc>): Map<string, SecurityGroup> {
  const rules = groupBy(draft.groupRules, (rule) => rule.group);
  const groups = new Map<string, SecurityGroup>();
  for (const [key, vpc] of vpcs) {
    const group = defaultGroupOf(key);
    if (draft.groups.has(group)) continue;
    groups.set(group, { key: group, origin: vpc.origin, vpc: key, rules: untouchedRules(group, vpc) });
  }
  for (const [key, group] of draft.groups)
    groups.set(key, { key, origin: group.origin, vpc: group.vpc, rules: rules.get(key) ?? [] });
  return groups;
}

/** The default group that AWS makes: in from its own members, out to everywhere. */
function untouchedRules(group: string, vpc: Vpc): SecurityGroup["rules"] {
  const ports = { protocol: -1, from: 0, to: 65535 };
  const { origin } = vpc;
  return [
    { origin, direction: "ingress", ports, peer: { kind: "group", group } },
    { origin, direction: "egress", ports, peer: { kind: "prefix", prefix: { base: 0, length: 0 } } },
  ];
}

function aclsOf(draft: Draft): Map<string, NetworkAcl> {
  const entries = groupBy(draft.aclEntries, (entry) => entry.acl);
  return new Map(
    [...draft.acls].map(([key, acl]) => [
      key,
      { key, ...acl, entries: [...(entries.get(key) ?? [])].sort((a, b) => a.number - b.number) },
    ]),
  );
}
