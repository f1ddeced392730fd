/** Where a VPC's routes lead: one way to each destination, none into itself, none that another would swallow. */
import { comparePrefixes, contains, formatPrefix, overlaps, samePrefix } from "../../../ip/prefix";
import type { NetworkModel } from "../../../model/network-model";
import type { Vpc } from "../../../model/vpc";
import { blocksOfVpc } from "../../reach/blocks";
import type { RoutingContext } from "../context";
import { connectionName, type WantedRoute } from "../wanted-route";

export function checkDestinations(context: RoutingContext, wanted: readonly WantedRoute[]): void {
  const byVpc = new Map<string, WantedRoute[]>();
  for (const route of wanted) {
    const routes = byVpc.get(route.vpc.ref);
    if (routes) routes.push(route);
    else byVpc.set(route.vpc.ref, [route]);
  }
  const told = new Set<string>();
  for (const routes of byVpc.values()) {
    const sorted = [...routes].sort((a, b) => comparePrefixes(a.destination, b.destination));
    checkOwnBlocks(context, sorted);
    checkAmongThemselves(context, sorted, told);
  }
}

/** The block of a pair of peered VPCs that overlap is told as that, once. */
function checkOwnBlocks(
  { model, allocations, collector }: RoutingContext,
  routes: readonly WantedRoute[],
): void {
  const { vpc } = routes[0] as WantedRoute;
  const blocks = blocksOfVpc(model, vpc, allocations);
  for (const route of routes) {
    if (route.over.kind === "peering") continue;
    const block = blocks.find(({ prefix }) => contains(prefix, route.destination));
    if (!block) continue;
    const via = connectionName(route.over);
    const destination = formatPrefix(route.destination);
    const cidr = formatPrefix(block.prefix);
    if (block.ref === vpc.ref) {
      const data = { vpc: vpc.ref, destination, via, block: cidr, path: pathOf(vpc, route) };
      collector.report("ROUTE_INTO_OWN_VPC", route.because.at, data, [{ at: vpc.at, note: "the VPC" }]);
    } else {
      const secondary = vpc.secondaries.find(({ ref }) => ref === block.ref);
      const data = { secondary: block.ref, cidr, destination, vpc: vpc.ref, via };
      collector.report("SECONDARY_COVERS_ROUTE", secondary?.request.at ?? vpc.at, data, [
        { at: route.because.at ?? vpc.at, note: "the connection" },
      ]);
    }
  }
}

/** `routes` in address order, in which what overlaps an entry follows it, shortest prefix first. */
function checkAmongThemselves(
  context: RoutingContext,
  routes: readonly WantedRoute[],
  told: Set<string>,
): void {
  let open: WantedRoute[] = [];
  for (const route of routes) {
    open = open.filter(({ destination }) => overlaps(destination, route.destination));
    for (const other of open) reportPair(context, route, other, told);
    open.push(route);
  }
}

/** Of two connections that both join the same VPCs, one side is told. Two peerings of the same VPCs are told as that. */
function reportPair(
  { model, collector }: RoutingContext,
  route: WantedRoute,
  other: WantedRoute,
  told: Set<string>,
): void {
  const { vpc } = route;
  const [via, otherVia] = [connectionName(route.over), connectionName(other.over)];
  if (route.over.kind === "peering" && other.over.kind === "peering" && route.owner === other.owner) return;
  const related = other.because.at ? [{ at: other.because.at, note: otherVia }] : [];
  if (samePrefix(route.destination, other.destination) && via !== otherVia) {
    const pair = [via, otherVia].sort().join(" ");
    if (told.has(pair)) return;
    told.add(pair);
    const destination = formatPrefix(route.destination);
    collector.report(
      "ROUTE_CONFLICT",
      route.because.at,
      { vpc: vpc.ref, destination, via, other: otherVia },
      related,
    );
  } else if (
    route.owner !== undefined &&
    other.owner !== undefined &&
    route.owner !== other.owner &&
    !arePartAndWhole(model, route.owner, other.owner)
  ) {
    collector.report(
      "ROUTE_OVERLAP",
      route.because.at,
      {
        vpc: vpc.ref,
        cidr: formatPrefix(route.destination),
        owner: route.owner,
        via,
        otherCidr: formatPrefix(other.destination),
        other: other.owner,
        otherVia,
        path: `${pathOf(vpc, route)}; ${pathOf(vpc, other)}`,
      },
      related,
    );
  }
}

/** Of ranges outside that overlap one says that it is a part of the other, or the model is not sound: it has its own way. */
function arePartAndWhole({ scopes }: NetworkModel, one: string, other: string): boolean {
  return scopes.some(({ external }) => {
    const names = external.map(({ name }) => `external:${name}`);
    return names.includes(one) && names.includes(other);
  });
}

/** `a/us-east-1/main → transit-gateway/core → 10.0.0.0/16 of b/us-east-1/main`. */
function pathOf(vpc: Vpc, { over, destination, owner }: WantedRoute): string {
  const end = owner === undefined ? formatPrefix(destination) : `${formatPrefix(destination)} of ${owner}`;
  return [vpc.ref, connectionName(over), end].join(" → ");
}
