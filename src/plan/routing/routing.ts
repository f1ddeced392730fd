/** Plans how VPCs are joined, and computes every route from that, in both directions. */
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../../model/network-model";
import type { Allocation } from "../allocation/request";
import { planEgressProxies } from "../egress-proxies/egress-proxies";
import { checkForwarderPaths } from "../forwarders/checks/paths";
import { forwardedRoutes, tableAndDestination } from "../forwarders/forwarded-routes";
import { planForwarders } from "../forwarders/forwarders";
import { withForwarderRoutes } from "../forwarders/segment-routes";
import type { PlannedNeighbour } from "../planned/neighbour";
import type { StackContents } from "../stack-contents";
import { AcceptOrder } from "./accept-order";
import { checkRoutes } from "./checks/check-routes";
import { checkNeighbours } from "./checks/neighbours";
import type { RoutingContext } from "./context";
import { planNeighbours } from "./neighbours";
import { planPeerings } from "./peerings";
import { planTransitGateways } from "./transit-gateways";
import { VpcIdentifiers } from "./vpc-identifiers";
import { planVpcRoutes } from "./vpc-routes";

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
  const wanted = [...planPeerings(context, order), ...planTransitGateways(context, order)];
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
