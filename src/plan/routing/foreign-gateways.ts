/** Plans attachments to transit gateways of others: looked up, attached, and routed once the owner has accepted. */
import type { ForeignGateway, Segment } from "../../model/connectivity";
import type { Vpc } from "../../model/vpc";
import type { StackPlace } from "../stack/place";
import { own } from "../stack/vpc-identifiers";
import { attachedSubnets, attachmentExport, attachmentRefOf } from "./attachment";
import { acceptPlaceOf, type RoutingContext } from "./context";
import { acceptanceLookup, foreignLookup } from "./lookups";
import { becauseOf } from "./transit-identifiers";
import { transitRoutes } from "./transit-routes";
import type { WantedRoute } from "./wanted-route";

export function planForeignGateways(context: RoutingContext): WantedRoute[] {
  return context.model.connectivity.foreignGateways.flatMap((gateway) => planGateway(context, gateway));
}

/** The owner does what a hub of ours does: accept, associate, and lead back to these VPCs. */
function planGateway(context: RoutingContext, gateway: ForeignGateway): WantedRoute[] {
  const seen = new Set<string>();
  for (const segment of gateway.segments)
    for (const vpc of segment.vpcs) planAttachment(context, gateway, segment, vpc, seen);
  return transitRoutes(
    context,
    gateway,
    () => ({ from: "given", id: gateway.id }),
    (vpc) => attachmentRefOf(vpc, gateway),
  );
}

/** @param seen the accounts in which the gateway is looked up already */
function planAttachment(
  context: RoutingContext,
  gateway: ForeignGateway,
  segment: Segment,
  vpc: Vpc,
  seen: Set<string>,
): void {
  const { contents, identifiers } = context;
  const because = becauseOf(gateway, segment);
  const link: StackPlace = { account: vpc.account, region: vpc.region, phase: "link" };
  const found = `${vpc.account}/${vpc.region}/transit-gateway/${gateway.name}`;
  if (!seen.has(found)) contents.add(link, foreignLookup(found, gateway, becauseOf(gateway)));
  seen.add(found);
  const ref = attachmentRefOf(vpc, gateway);
  contents.addDecided(link, () => [
    {
      kind: "vpc-attachment",
      ref,
      because,
      name: `${vpc.name}-${gateway.name}`,
      gateway: own("gateway-lookup", found),
      vpc: identifiers.of(vpc, link).id,
      subnets: attachedSubnets(context, gateway, vpc, link),
      ownGateway: false,
      tags: vpc.tags,
    },
  ]);
  const accept = acceptPlaceOf(vpc);
  const shared = contents.share(
    link,
    attachmentExport(vpc, gateway),
    { account: vpc.account },
    { id: own("vpc-attachment", ref) },
    because,
  );
  const told = contents.receive(accept, shared, because);
  contents.addDecided(accept, () => [acceptanceLookup({ ref, because, found: told("id") }, gateway, vpc)]);
}
