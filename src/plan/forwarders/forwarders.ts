/** Plans forwarders: their hosts, and the routes that lead to them. */
import { formatPrefix } from "../../ip/prefix";
import type { OwnIdentifier } from "../planned/exchange";
import { acceptPlaceOf, type RoutingContext } from "../routing/context";
import { baseOf } from "../stack/vpc-id";
import { own } from "../stack/vpc-identifiers";
import { planBalancedHosts } from "./balanced-hosts";
import { planFixedHosts } from "./fixed-hosts";
import type { ForwardedRoute } from "./forwarded-routes";
import { becauseOf, hostRef } from "./host";

export function planForwarders(context: RoutingContext, routes: readonly ForwardedRoute[]): void {
  for (const forwarder of context.model.connectivity.forwarders) {
    const mine = routes.filter((route) => route.forwarder === forwarder);
    const hosts = forwarder.balanced
      ? planBalancedHosts(context, forwarder, forwarder.balanced)
      : planFixedHosts(context, forwarder, mine);
    context.contents.add(baseOf(forwarder.vpc), ...hosts);
    for (const route of mine) planRoute(context, route);
  }
}

/** In the stack that has the VPC's other routes over connections, one of which it may replace. */
function planRoute(
  context: RoutingContext,
  { forwarder, routeTable, destination, zone }: ForwardedRoute,
): void {
  const { contents, identifiers } = context;
  const { vpc } = forwarder;
  const because = becauseOf(forwarder);
  const place = acceptPlaceOf(vpc);
  const [kind, word] = forwarder.balanced
    ? (["gateway-balancer-endpoint", "endpoint"] as const)
    : (["network-interface", "interface"] as const);
  const values: Record<string, OwnIdentifier> = Object.fromEntries(
    forwarder.tier.subnets.map(({ availabilityZone }) => [
      `${word}_${availabilityZone}`,
      own(kind, hostRef(forwarder, availabilityZone)),
    ]),
  );
  const name = `forwarder-${vpc.name}-${forwarder.name}`;
  const shared = contents.share(baseOf(vpc), name, { account: vpc.account }, values, because);
  const cidrBlock = formatPrefix(destination);
  contents.add(place, {
    kind: "connection-route",
    ref: `${routeTable}/forwarded/${cidrBlock.replace("/", "-")}`,
    because,
    routeTable: identifiers.of(vpc, place).routeTable(routeTable),
    destination: cidrBlock,
    target: { kind, id: contents.receive(place, shared, because)(`${word}_${zone}`) },
  });
}
