/** Plans attachments to transit gateways of others: looked up, attached, and routed once the owner has accepted. */
import type { ForeignGateway, Segment } from "../../model/connectivity";
import type { Vpc } from "../../model/vpc";
import type { Decision } from "../stack/decision";
import { importInto } from "../stack/export";
import { own, vpcHandle } from "../stack/vpc-identifiers";
import { attachedSubnets, attachmentExport, attachmentRefOf } from "./attachment";
import { acceptPlaceOf, linkPlaceOf, type RoutingContext, type RoutingDecisions } from "./context";
import { acceptanceLookup, foreignLookup } from "./lookups";
import { becauseOf, gatewayLookupRef } from "./transit-identifiers";
import { transitRoutes } from "./transit-routes";

export function planForeignGateways(context: RoutingContext): RoutingDecisions[] {
  return context.model.connectivity.foreignGateways.map((gateway) => planGateway(context, gateway));
}

/** The owner does what a hub of ours does: accept, associate, and lead back to these VPCs. */
function planGateway(context: RoutingContext, gateway: ForeignGateway): RoutingDecisions {
  const attached = gateway.segments.flatMap((segment) => segment.vpcs.map((vpc) => ({ segment, vpc })));
  const places = attached.map(({ vpc }) => linkPlaceOf(vpc));
  const lookups = new Map(places.map((place) => [gatewayLookupRef(place, gateway), place]));
  return {
    decisions: [
      ...[...lookups].map(([ref, place]) => {
        return { place, resources: [foreignLookup(ref, gateway, becauseOf(gateway))] };
      }),
      ...attached.flatMap(({ segment, vpc }) => planAttachment(gateway, segment, vpc)),
    ],
    wanted: transitRoutes(context, gateway, {
      identify: () => ({ from: "given", id: gateway.id }),
      after: (vpc) => attachmentRefOf(vpc, gateway),
    }),
  };
}

function planAttachment(gateway: ForeignGateway, segment: Segment, vpc: Vpc): Decision[] {
  const because = becauseOf(gateway, segment);
  const ref = attachmentRefOf(vpc, gateway);
  const link = linkPlaceOf(vpc);
  const handle = vpcHandle(vpc, link);
  const exported = {
    producer: link,
    name: attachmentExport(vpc, gateway),
    reader: { account: vpc.account },
    values: () => ({ id: own("vpc-attachment", ref) }),
    because,
  };
  const accept = acceptPlaceOf(vpc);
  const told = importInto(accept, exported, because);
  return [
    {
      place: link,
      resources: () => [
        {
          kind: "vpc-attachment",
          ref,
          because,
          name: `${vpc.name}-${gateway.name}`,
          gateway: own("gateway-lookup", gatewayLookupRef(link, gateway)),
          vpc: handle.id,
          subnets: attachedSubnets(gateway, vpc, handle),
          ownGateway: false,
          tags: vpc.tags,
        },
      ],
      imports: [handle.imported],
    },
    {
      place: accept,
      resources: () => [acceptanceLookup({ ref, because, found: told.value("id") }, gateway, vpc)],
      imports: [told],
    },
  ];
}
