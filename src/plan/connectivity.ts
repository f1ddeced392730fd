/** Plans how VPCs are joined, and computes every route from that, in both directions. */
import type { Collector } from "../diagnostics/collector";
import type { NetworkModel } from "../model/network-model";
import type { Allocation } from "./allocation/request";
import { planEgressProxies } from "./egress-proxies/egress-proxies";
import { checkForwarderPaths } from "./forwarders/check-paths";
import { forwardedRoutes } from "./forwarders/forwarded-routes";
import { planForwarders } from "./forwarders/forwarders";
import { withForwarderRoutes } from "./forwarders/segment-routes";
import type { PlannedNeighbour } from "./planned/neighbour";
import { AcceptOrder } from "./routing/accept-order";
import { checkRoutes } from "./routing/checks/check-routes";
import { checkNeighbours } from "./routing/checks/neighbours";
import type { RoutingContext } from "./routing/context";
import { planForeignGateways } from "./routing/foreign-gateways";
import { planForeignPeerings } from "./routing/foreign-peerings";
import { planNeighbours } from "./routing/neighbours";
import { planPeerings } from "./routing/peerings";
import { planTransitGateways } from "./routing/transit-gateways";
import { planVpcRoutes } from "./routing/vpc-routes";
import { tableAndDestination } from "./routing/wanted-route";
import { accountIdsOf } from "./stack/account-ids";
import type { Decision } from "./stack/decision";

export function planRouting(
  model: NetworkModel,
  allocations: ReadonlyMap<string, Allocation>,
  collector: Collector,
): { readonly decisions: readonly Decision[]; readonly neighbours: readonly PlannedNeighbour[] } {
  const routed = withForwarderRoutes({ model, allocations });
  const context: RoutingContext = { model: routed, allocations, accountId: accountIdsOf(model), collector };
  const order = new AcceptOrder();
  const joined = [
    ...planPeerings(context, order),
    ...planTransitGateways(context, order),
    ...planForeignGateways(context),
    ...planForeignPeerings(context),
  ];
  const wanted = joined.flatMap((part) => part.wanted);
  const forwarded = forwardedRoutes(context);
  checkRoutes(context, wanted);
  checkNeighbours(context);
  checkForwarderPaths(context, wanted, forwarded);
  order.reportCircle(collector);
  const decisions = [...joined.flatMap((part) => part.decisions), ...planEgressProxies(context, wanted)];
  if (collector.hasErrors()) return { decisions, neighbours: [] };
  const taken = forwarded.map(({ routeTable, destination }) => tableAndDestination(routeTable, destination));
  return {
    decisions: [
      ...decisions,
      ...planVpcRoutes(context, wanted, new Set(taken)),
      ...planForwarders(context, forwarded),
    ],
    neighbours: planNeighbours(context),
  };
}
