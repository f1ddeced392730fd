/** Plans forwarders: their hosts, and the routes that lead to them. */
import { formatPrefix } from "../../ip/prefix";
import { acceptPlaceOf, type RoutingContext } from "../routing/context";
import type { Decision } from "../stack/decision";
import { importInto, type OwnIdentifiers } from "../stack/export";
import { baseOf } from "../stack/vpc-id";
import { own, vpcHandle } from "../stack/vpc-identifiers";
import { planBalancedHosts } from "./balanced-hosts";
import { planFixedHosts } from "./fixed-hosts";
import type { ForwardedRoute } from "./forwarded-routes";
import { becauseOf, hostRef } from "./host";

export function planForwarders(context: RoutingContext, routes: readonly ForwardedRoute[]): Decision[] {
  return context.model.connectivity.forwarders.flatMap((forwarder) => {
    const mine = routes.filter((route) => route.forwarder === forwarder);
    const hosts = forwarder.balanced
      ? planBalancedHosts(context, forwarder, forwarder.balanced)
      : planFixedHosts(context, forwarder, mine);
    return [{ place: baseOf(forwarder.vpc), resources: hosts }, ...mine.map(planRoute)];
  });
}

/** In the stack that has the VPC's other routes over connections, one of which it may replace. */
function planRoute({ forwarder, routeTable, destination, zone }: ForwardedRoute): Decision {
  const { vpc } = forwarder;
  const because = becauseOf(forwarder);
  const place = acceptPlaceOf(vpc);
  const [kind, word] = forwarder.balanced
    ? (["gateway-balancer-endpoint", "endpoint"] as const)
    : (["network-interface", "interface"] as const);
  const values = (): OwnIdentifiers =>
    Object.fromEntries(
      forwarder.tier.subnets.map(({ availabilityZone }) => [
        `${word}_${availabilityZone}`,
        own(kind, hostRef(forwarder, availabilityZone)),
      ]),
    );
  const name = `forwarder-${vpc.name}-${forwarder.name}`;
  const exported = { producer: baseOf(vpc), name, reader: { account: vpc.account }, values, because };
  const told = importInto(place, exported, because);
  const handle = vpcHandle(vpc, place);
  const cidrBlock = formatPrefix(destination);
  return {
    place,
    resources: [
      {
        kind: "connection-route",
        ref: `${routeTable}/forwarded/${cidrBlock.replace("/", "-")}`,
        because,
        routeTable: handle.routeTable(routeTable),
        destination: cidrBlock,
        target: { kind, id: told.value(`${word}_${zone}`) },
      },
    ],
    imports: [told, handle.imported],
  };
}
