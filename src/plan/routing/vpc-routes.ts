/** Turns wanted routes into routes in every table they belong in. */
import { comparePrefixes, formatPrefix, samePrefix } from "../../ip/prefix";
import type { Tier, Vpc } from "../../model/vpc";
import type { PlannedConnectionRoute } from "../planned/routing";
import { routedTiers } from "../reach/blocks";
import { hasDefaultRoute } from "../reach/default-route";
import type { Decision } from "../stack/decision";
import { type VpcHandle, vpcHandle } from "../stack/vpc-identifiers";
import { routeTableRefs } from "../vpc/route-table-ref";
import { acceptPlaceOf, type RoutingContext } from "./context";
import type { WantedRoute } from "./wanted-route";
import { tableAndDestination } from "./wanted-route";

/**
 * Wanted routes have been checked by now: no two of one VPC differ in where the same destination goes. `forwarded` has
 * the tables and destinations that lead to a forwarder instead.
 */
export function planVpcRoutes(
  context: RoutingContext,
  wanted: readonly WantedRoute[],
  forwarded: ReadonlySet<string>,
): Decision[] {
  const byVpc = new Map<string, WantedRoute[]>();
  for (const route of wanted) {
    const routes = byVpc.get(route.vpc.ref) ?? [];
    if (!routes.some(({ destination }) => samePrefix(destination, route.destination))) routes.push(route);
    byVpc.set(route.vpc.ref, routes);
  }
  return [...byVpc.values()].flatMap((routes) => {
    routes.sort((a, b) => comparePrefixes(a.destination, b.destination));
    return planRoutes(context, routes, forwarded);
  });
}

/** The routes of one VPC. */
function planRoutes(
  context: RoutingContext,
  wanted: readonly WantedRoute[],
  forwarded: ReadonlySet<string>,
): Decision[] {
  const { vpc } = wanted[0] as WantedRoute;
  const place = acceptPlaceOf(vpc);
  const routes = routesInTables(context, wanted, forwarded);
  if (routes.length === 0) return [];
  const connections = [...new Set(routes.map(({ route }) => route.over))];
  return [
    {
      place,
      resources: () => planAll(context, wanted, forwarded),
      imports: [vpcHandle(vpc, place).imported, ...connections.flatMap((over) => over.imports?.(vpc) ?? [])],
    },
  ];
}

function planAll(
  context: RoutingContext,
  wanted: readonly WantedRoute[],
  forwarded: ReadonlySet<string>,
): PlannedConnectionRoute[] {
  const { vpc } = wanted[0] as WantedRoute;
  const handle = vpcHandle(vpc, acceptPlaceOf(vpc));
  return routesInTables(context, wanted, forwarded).flatMap(({ route, tables }) =>
    planRoute(route, tables, handle),
  );
}

/** Routes that belong in some table, with the tables. */
function routesInTables(
  { model }: RoutingContext,
  wanted: readonly WantedRoute[],
  forwarded: ReadonlySet<string>,
) {
  const tiers = routedTiers(model, (wanted[0] as WantedRoute).vpc);
  return wanted
    .map((route) => ({ route, tables: tablesOf(route, tiers, forwarded) }))
    .filter(({ tables }) => tables.length > 0);
}

function tablesOf(
  { vpc, destination }: WantedRoute,
  tiers: readonly Tier[],
  forwarded: ReadonlySet<string>,
): string[] {
  return tiers
    .filter((tier) => destination.length > 0 || wantsDefaultRoute(vpc, tier))
    .flatMap(routeTableRefs)
    .filter((table) => !forwarded.has(tableAndDestination(table, destination)));
}

function planRoute(
  { vpc, destination, over, because }: WantedRoute,
  tables: readonly string[],
  handle: VpcHandle,
): PlannedConnectionRoute[] {
  const cidrBlock = formatPrefix(destination);
  const id = over.identify(vpc);
  const after = over.after?.(vpc);
  return tables.map((table) => ({
    kind: "connection-route",
    ref: `${table}/to/${cidrBlock.replace("/", "-")}`,
    because,
    routeTable: handle.routeTable(table),
    destination: cidrBlock,
    target: { kind: over.kind, id },
    ...(after !== undefined && { after }),
  }));
}

/** An isolated tier has no default route, whoever offers one. */
function wantsDefaultRoute(vpc: Vpc, tier: Tier): boolean {
  return tier.access === "private" && !hasDefaultRoute(vpc, tier);
}
