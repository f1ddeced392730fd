/** Turns wanted routes into routes in every table they belong in. */
import { comparePrefixes, formatPrefix, samePrefix } from "../../ip/prefix";
import type { Tier, Vpc } from "../../model/vpc";
import type { PlannedConnectionRoute } from "../planned/routing";
import { routedTiers } from "../reach/blocks";
import { hasDefaultRoute } from "../reach/default-route";
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
): void {
  const byVpc = new Map<string, WantedRoute[]>();
  for (const route of wanted) {
    const routes = byVpc.get(route.vpc.ref) ?? [];
    if (!routes.some(({ destination }) => samePrefix(destination, route.destination))) routes.push(route);
    byVpc.set(route.vpc.ref, routes);
  }
  for (const routes of byVpc.values()) {
    routes.sort((a, b) => comparePrefixes(a.destination, b.destination));
    const { vpc } = routes[0] as WantedRoute;
    context.contents.addDecided(acceptPlaceOf(vpc), () =>
      routes.flatMap((route) => planRoute(context, route, forwarded)),
    );
  }
}

function planRoute(
  context: RoutingContext,
  route: WantedRoute,
  forwarded: ReadonlySet<string>,
): PlannedConnectionRoute[] {
  const { vpc, destination, over, because } = route;
  const { identifiers, model } = context;
  const place = acceptPlaceOf(vpc);
  const cidrBlock = formatPrefix(destination);
  const tiers = routedTiers(model, vpc).filter(
    (tier) => destination.length > 0 || wantsDefaultRoute(vpc, tier),
  );
  const tables = tiers
    .flatMap(routeTableRefs)
    .filter((table) => !forwarded.has(tableAndDestination(table, destination)));
  if (tables.length === 0) return [];
  const own = identifiers.of(vpc, place);
  const id = over.identify(vpc);
  const after = over.after?.(vpc);
  return tables.map((table) => ({
    kind: "connection-route",
    ref: `${table}/to/${cidrBlock.replace("/", "-")}`,
    because,
    routeTable: own.routeTable(table),
    destination: cidrBlock,
    target: { kind: over.kind, id },
    ...(after !== undefined && { after }),
  }));
}

/** An isolated tier has no default route, whoever offers one. */
function wantsDefaultRoute(vpc: Vpc, tier: Tier): boolean {
  return tier.access === "private" && !hasDefaultRoute(vpc, tier);
}
