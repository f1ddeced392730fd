/** Plans transit gateways: gateway, tables and share in the hub, attachments in the spokes, and what the tables know. */
import type { TransitGateway } from "../../model/connectivity";
import type { Vpc } from "../../model/vpc";
import type { Planned } from "../planned/stack";
import { planSharing } from "../stack/resource-shares";
import type { AcceptOrder } from "./accept-order";
import { acceptPlaceOf, type RoutingContext, type RoutingDecisions } from "./context";
import { existingLookup } from "./lookups";
import { planOutside } from "./outside";
import { planAttachment, planLookups } from "./transit-attachments";
import { becauseOf, gatewayIn, gatewayInHub, hubOf } from "./transit-identifiers";
import { transitRoutes } from "./transit-routes";
import { planSegmentRoutes } from "./transit-table-routes";

export function planTransitGateways(context: RoutingContext, order: AcceptOrder): RoutingDecisions[] {
  return context.model.connectivity.transitGateways.map((gateway) => planGateway(context, gateway, order));
}

function planGateway(context: RoutingContext, gateway: TransitGateway, order: AcceptOrder): RoutingDecisions {
  const hub = hubOf(gateway);
  const accept = acceptPlaceOf(gateway);
  const attached = gateway.segments.flatMap((segment) => segment.vpcs.map((vpc) => ({ segment, vpc })));
  const inAccept = gatewayIn(accept, gateway);
  const over = (vpc: Vpc) => gatewayIn(acceptPlaceOf(vpc), gateway);
  return {
    decisions: [
      { place: hub, resources: () => planHub(context, gateway) },
      { place: hub, resources: planOutside(context.model, gateway, context) },
      ...planLookups(
        context,
        gateway,
        attached.map(({ vpc }) => vpc),
      ),
      ...attached.flatMap(({ segment, vpc }) => [
        ...planAttachment(context, gateway, segment, vpc),
        ...order.after(acceptPlaceOf(vpc), accept, becauseOf(gateway)),
      ]),
      ...gateway.segments.map((segment) => ({
        place: accept,
        resources: planSegmentRoutes(context, gateway, segment),
        imports: [inAccept],
      })),
    ],
    wanted: transitRoutes(context, gateway, { identify: (vpc) => over(vpc).value("id"), imports: over }),
  };
}

function planHub({ model, accountId }: RoutingContext, gateway: TransitGateway): Planned[] {
  const because = becauseOf(gateway);
  const { ref, name, asn } = gateway;
  const tags = {};
  const tables = gateway.segments.map((segment): Planned => {
    const facts = {
      ref: segment.ref,
      because: becauseOf(gateway, segment),
      gateway: gatewayInHub(gateway),
      tags,
    };
    return { kind: "transit-table", name: `${name}-${segment.name}`, ...facts };
  });
  const others = new Set(gateway.segments.flatMap(({ vpcs }) => vpcs.map(({ account }) => account)));
  others.delete(gateway.account);
  const sharing = planSharing({
    ref: `${ref}/share`,
    because,
    name,
    resources: { gateway: gatewayInHub(gateway, "arn") },
    principals: new Map(model.accounts.filter((a) => others.has(a.name)).map((a) => [a.name, a.id])),
    tags,
  });
  const own: Planned =
    gateway.existing === undefined
      ? { kind: "transit-gateway", ref, because, name, asn, tags }
      : existingLookup(gateway, gateway.existing, accountId(gateway.account), because);
  return [own, ...tables, ...sharing];
}
