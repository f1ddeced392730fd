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
import type { StackContents } from "./stack/contents";
import { VpcIdentifiers } from "./stack/vpc-identifiers";

export function planRouting(
  model: NetworkModel,
  allocations: ReadonlyMap<string, Allocation>,
  contents: StackContents,
  collector: Collector,
): PlannedNeighbour[] {
  const identifiers = new VpcIdentifiers(contents);
  const routed = withForwarderRoutes({ model, allocations });
  const context: RoutingContext = { model: routed, allocations, contents, collector, identifiers };
  const order = new AcceptOrder(contents);
  const wanted = [
    ...planPeerings(context, order),
    ...planTransitGateways(context, order),
    ...planForeignGateways(context),
    ...planForeignPeerings(context),
  ];
  const forwarded = forwardedRoutes(context);
  checkRoutes(context, wanted);
  checkNeighbours(context);
  checkForwarderPaths(context, wanted, forwarded);
  order.reportCircle(collector);
  planEgressProxies(context, wanted);
  if (collector.hasErrors()) return [];
  const taken = forwarded.map(({ routeTable, destination }) => tableAndDestination(routeTable, destination));
  planVpcRoutes(context, wanted, new Set(taken));
  planForwarders(context, forwarded);
  return planNeighbours(context);
}
